import { expect, test } from "vitest";
import type { Milestone } from "./milestones.ts";
import { greetParent, tellParent } from "./tell-parent.ts";

/** All that a framing site hears of one milestone. */
function heard(milestone: Milestone): readonly unknown[] {
  const messages: unknown[] = [];
  tellParent({ post: (message) => messages.push(message), now: () => 7 }, milestone, undefined);
  return messages;
}

test("the first word is InContext's handshake", () => {
  const messages: unknown[] = [];
  greetParent({ post: (message) => messages.push(message), now: () => 0 });
  expect(messages).toEqual(["VERIFF_HANDSHAKE"]);
});

test("InContext hears plain strings", () => {
  const types = ["started", "submitted", "finished", "cancelled"] as const;
  const strings = types.map((type) => heard({ type }).filter((message) => typeof message === "string"));
  expect(strings).toEqual([
    ["VERIFF_STARTED"],
    ["VERIFF_SUBMITTED"],
    ["VERIFF_FINISHED"],
    ["VERIFF_CANCELED"],
  ]);
});

test("Yoti's frame hears that the page is there, and with which code it was left", () => {
  expect(heard({ type: "ready" })).toContainEqual({ eventType: "STARTED" });
  expect(heard({ type: "finished" })).toContainEqual({ eventType: "SUCCESS" });
  expect(heard({ type: "cancelled" })).toContainEqual({ eventType: "ERROR", eventCode: 2003 });
  expect(heard({ type: "error" })).toContainEqual({ eventType: "ERROR", eventCode: 4000 });
});

test("Didit's SDK hears every milestone as an object with its data and time", () => {
  expect(heard({ type: "step-started", step: "selfie" })).toEqual([
    { type: "didit:step_started", data: { step: "selfie" }, timestamp: 7 },
  ]);
  expect(heard({ type: "cancelled" })).toContainEqual({ type: "didit:cancelled", data: {}, timestamp: 7 });
});
