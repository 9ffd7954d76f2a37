import { describe, expect, test } from "vitest";
import type { WebhookSubject } from "#core/webhook/webhook.ts";
import { concatenatedSignature, hmacSignature } from "./signature.ts";
import {
  sampleDecision,
  sampleEvent,
  sampleIntegration,
  sampleKey,
  sampleSecret,
  sampleSession,
} from "./testdata/samples.ts";
import { webhookTeller } from "./webhook.ts";

const decided: WebhookSubject = {
  topic: "decision",
  event: sampleEvent("session-approved"),
  session: sampleSession,
  integration: sampleIntegration,
  destination: undefined,
  decision: sampleDecision,
};

test("a decision goes to the decision address, signed in both generations over its exact body", () => {
  const sent = webhookTeller.render(decided);
  expect(sent?.url).toBe("https://customer.example/decision");
  const body = sent?.body ?? "";
  expect(sent?.headers).toEqual({
    accept: "application/json",
    "content-type": "application/json",
    "x-auth-client": sampleKey,
    "x-signature": concatenatedSignature(body, sampleSecret),
    "x-hmac-signature": hmacSignature(body, sampleSecret),
    "vrf-auth-client": sampleKey,
    "vrf-hmac-signature": hmacSignature(body, sampleSecret),
    "vrf-integration-id": sampleIntegration.id,
  });
});

test("a receiver that parses and prints the body again gets the same bytes", () => {
  const session = { ...sampleSession, externalReference: 'é / \u{1f600} \u2028 " \\ </script>' };
  const body = webhookTeller.render({ ...decided, session })?.body ?? "";
  expect(JSON.stringify(JSON.parse(body))).toBe(body);
});

describe("progress goes to the event address", () => {
  test.each([
    ["session-started", 7001, "started"],
    ["session-submitted", 7002, "submitted"],
    ["session-expired", 9104, "expired"],
    ["session-abandoned", 9104, "abandoned"],
  ] as const)("%s as %d", (type, code, action) => {
    const sent = webhookTeller.render({
      ...decided,
      topic: "progress",
      event: sampleEvent(type),
      decision: undefined,
    });
    expect(sent?.url).toBe("https://customer.example/event");
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      id: sampleSession.id,
      attemptId: sampleSession.attemptId,
      feature: "selfid",
      code,
      action,
      vendorData: "12345678",
    });
  });
});

test.each([
  ["progress of no interest", { topic: "progress", event: sampleEvent("media-added") }],
  ["a decision that is not there", { decision: undefined }],
  ["no address", { integration: { ...sampleIntegration, decisionWebhookUrl: undefined } }],
  ["no credential of Veriff's", { integration: { ...sampleIntegration, credentials: [] } }],
] as const)("%s is not told", (_title, changes) => {
  expect(webhookTeller.render({ ...decided, ...changes })).toBeUndefined();
});

test.each([
  ["intermediate-selfie", 9151],
  ["intermediate-video", 9161],
] as const)("%s goes to the decision address as %d", (topic, code) => {
  const sent = webhookTeller.render({ ...decided, topic });
  expect(sent?.url).toBe("https://customer.example/decision");
  expect(JSON.parse(sent?.body ?? "").verification.code).toBe(code);
});

test("it is tried again for a week, and no longer", () => {
  const totalMs = webhookTeller.retryDelaysMs.reduce((sum, delay) => sum + delay, 0);
  const weekMs = 7 * 24 * 3600 * 1000;
  expect(totalMs).toBeLessThanOrEqual(weekMs);
  expect(totalMs).toBeGreaterThan(weekMs - 3600 * 1000);
  expect(webhookTeller.retryDelaysMs[0]).toBe(10_000);
});
