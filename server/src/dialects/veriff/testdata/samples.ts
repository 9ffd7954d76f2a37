import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Decision, DecisionId } from "#core/decision/decision.ts";
import type { EventId, EventType, SessionEvent } from "#core/event/event.ts";
import { defaultSettings, type Integration, type IntegrationId } from "#core/integration/integration.ts";
import type { DecidedSession, SessionId } from "#core/session/session.ts";

export const sampleKey = "8e4f7cd8-7a19-4d7d-971f-a076407ee03c";
export const sampleSecret = "3c184872-6929-43d9-91d5-9e68468b5aa1";
const sessionId = "12df6045-3846-4e45-946a-14fa6136d78b" as SessionId;
const attemptId = "f5c68aea-7f4d-478d-80ab-ca9356074f69" as AttemptId;
const integrationId = "0b7a4a4e-8b0c-4c0e-9a35-3a2f8f1d7c11" as IntegrationId;

/** An active live integration with both webhooks. */
export const sampleIntegration: Integration = {
  id: integrationId,
  name: "sample",
  environment: "live",
  isActive: true,
  credentials: [{ dialect: "veriff", keyId: sampleKey, secret: sampleSecret }],
  decisionWebhookUrl: "https://customer.example/decision",
  eventWebhookUrl: "https://customer.example/event",
  destinations: [],
  callbackUrl: undefined,
  allowInsecureWebhooks: false,
  settings: defaultSettings,
  clockAheadMs: 0,
  createdAt: new Date("2026-01-01T00:00:00.000Z"),
};

/** An approved session, made through Veriff's dialect. */
export const sampleSession: DecidedSession = {
  id: sessionId,
  integrationId,
  number: 1,
  dialect: "veriff",
  personId: "6c3f3f0a-5c3b-4b0e-8a0e-6d9df2b8a001",
  attemptId,
  attemptNumber: 1,
  eventCount: 5,
  createdAt: new Date("2019-11-06T07:15:27.000Z"),
  expiresAt: new Date("2019-11-13T07:15:27.000Z"),
  wrappedKey: new Uint8Array(),
  externalReference: "12345678",
  callbackUrl: undefined,
  language: "en",
  expectedPerson: {},
  expectedDocument: {},
  ipAddress: "186.153.67.122",
  dialectData: {},
  workflow: undefined,
  parentId: undefined,
  sandboxScenario: undefined,
  shortToken: undefined,
  state: "approved",
  startedAt: new Date("2019-11-06T07:16:00.000Z"),
  submittedAt: new Date("2019-11-06T07:17:00.000Z"),
  decidedAt: new Date("2019-11-06T07:18:36.916Z"),
  decisionId: "9d7a1f0e-0d4f-4c55-8f0b-2b8a2a1f0001" as DecisionId,
  lapsesAt: undefined,
};

/** The approval of `sampleSession`. */
export const sampleDecision: Decision = {
  id: sampleSession.decisionId,
  sessionId,
  attemptId,
  outcome: "approved",
  reasons: [],
  decidedBy: "policy",
  comments: [],
  person: { firstName: "SARAH", lastName: "MORGAN", dateOfBirth: "1967-03-30", nationality: "GB", gender: "female" },
  document: { type: "driving-licence", number: "MORGA753116SM9IJ", country: "GB", validUntil: "2022-04-20" },
  submittedAt: sampleSession.submittedAt,
  at: sampleSession.decidedAt,
};

/** An event of `sampleSession`. */
export function sampleEvent(type: EventType): SessionEvent {
  const id = "3f1c9a52-94c1-4c43-b1a5-1f1d7e1c0001" as EventId;
  const common = { sessionId, integrationId, attemptId, sequence: 1, subjectId: undefined };
  return { id, ...common, type, at: sampleSession.decidedAt };
}
