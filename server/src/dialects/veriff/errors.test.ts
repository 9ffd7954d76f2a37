import { expect, test } from "vitest";
import { CoreError } from "#core/errors.ts";
import { failureOf, Refusal, type RefusalCode, refusals } from "./errors.ts";

const codes = Object.keys(refusals).map((code) => Number(code) as RefusalCode);

test.each(codes)("%d is told as text with its message", (code) => {
  const [status, message] = refusals[code];
  expect(failureOf(new Refusal(code))).toEqual({
    status,
    body: { status: "fail", code: String(code), message },
  });
  expect(status).toBe(code === 1101 || (code >= 1800 && code < 1900) ? 401 : 400);
});

test("what is not found has no number", () => {
  const failure = failureOf(new CoreError("session-not-found", "no session 1"));
  expect(failure).toEqual({ status: 404, body: { status: "fail", message: "Not Found." } });
});

test.each([
  ["session-closed", 409],
  ["overloaded", 503],
  ["image-unreadable", 400],
] as const)("%s is told with %d", (code, status) => {
  expect(failureOf(new CoreError(code, "why")).status).toBe(status);
});

test("an unknown error tells nothing", () => {
  const expected = { status: 500, body: { status: "fail", message: "Internal Server Error." } };
  expect(failureOf(new Error("a name and a number"))).toEqual(expected);
  expect(failureOf("text")).toEqual(expected);
});

test("a body that is too large is told as such", () => {
  expect(failureOf(Object.assign(new Error("large"), { statusCode: 413 })).status).toBe(413);
});
