import { describe, expect, test } from "vitest";
import { CoreError } from "#core/errors.ts";
import { failureOf, Refusal, type RefusalCode, refusals } from "./errors.ts";

const codes = Object.keys(refusals) as readonly RefusalCode[];

test.each(codes)("%s is told with its status, name and message", (code) => {
  const [status, message] = refusals[code];
  expect(failureOf(new Refusal(code))).toEqual({ status, code, body: { code, message } });
});

describe("what is not on purpose", () => {
  test.each([
    [new CoreError("overloaded", "why"), 503, "SERVICE_UNAVAILABLE"],
    [new CoreError("storage-failed", "why"), 503, "SERVICE_UNAVAILABLE"],
    [new CoreError("session-not-found", "why"), 500, "UNSPECIFIED_ERROR"],
    [Object.assign(new Error("large"), { statusCode: 413 }), 413, "PAYLOAD_TOO_LARGE"],
    [Object.assign(new Error("odd"), { statusCode: 400 }), 400, "INVALID_REQUEST_BODY"],
    ["text", 500, "UNSPECIFIED_ERROR"],
  ])("%s is told as %d %s", (error, status, code) => {
    expect(failureOf(error)).toMatchObject({ status, code });
  });

  test("tells nothing of itself", () => {
    expect(failureOf(new Error("a name and a number")).body).toEqual({
      code: "UNSPECIFIED_ERROR",
      message: "An internal server error occurred.",
    });
  });
});
