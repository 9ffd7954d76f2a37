import { describe, expect, test } from "vitest";
import { problemsOf } from "./judge-demo.ts";
import type { DemoRun } from "./run-demo.ts";

const right = { sha256: true, hmac: true };
const decision = { id: "x", status: "declined", code: 9102, reason: "r", reasonCode: 103 };
const webhook = { path: "/decisions", headers: {}, body: new Uint8Array(), json: {}, arrivedAt: 1 };
const declined: Pick<DemoRun, "end" | "fetched" | "webhooks"> = {
  end: { kind: "decided", decision, webhook },
  fetched: { decision, signatures: right },
  webhooks: [{ path: "/decisions", signatures: right }],
};
const inReview: typeof declined = {
  end: { kind: "in-review" },
  fetched: { decision: undefined, signatures: right },
  webhooks: [],
};
const mismatch = { code: 9102, reasonCode: 103 };

describe("a played story has no problem when", () => {
  test("it ended with the expected code and reason", () => {
    expect(problemsOf({ ends: [mismatch] }, declined)).toEqual([]);
  });

  test("it is in review where that is one of the expected ends", () => {
    expect(problemsOf({ ends: [mismatch, "in-review"] }, inReview)).toEqual([]);
  });
});

describe("a played story has a problem when", () => {
  test("the reason is another", () => {
    expect(problemsOf({ ends: [{ code: 9102, reasonCode: 102 }] }, declined)).toEqual([
      "It ended 9102/103 instead of 9102/102.",
    ]);
  });

  test("it is in review where a decision was expected", () => {
    expect(problemsOf({ ends: [mismatch] }, inReview)).toHaveLength(1);
  });

  test.each([
    { sha256: false, hmac: true },
    { sha256: true, hmac: false },
  ])("one of a webhook's signatures is wrong: %j", (signatures) => {
    const run = { ...declined, webhooks: [{ path: "/decisions", signatures }] };
    expect(problemsOf({ ends: [mismatch] }, run)).toHaveLength(1);
  });

  test("the fetched decision is not the one that the webhook told", () => {
    const fetched = { signatures: right, decision: { ...decision, reasonCode: null } };
    expect(problemsOf({ ends: [mismatch] }, { ...declined, fetched })).toHaveLength(1);
  });

  test("a decision can be fetched although it is in review", () => {
    expect(problemsOf({ ends: ["in-review"] }, { ...inReview, fetched: declined.fetched })).toHaveLength(1);
  });
});
