import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concatenatedSignature, hmacSignature, isSameHex, signatureHeaders } from "./signature.ts";

function bytesOf(name: string): Uint8Array {
  return readFileSync(new URL(`./testdata/${name}`, import.meta.url));
}

describe("Veriff's published examples", () => {
  test.each([
    [
      "webhook-decision.json",
      "Your-API-Secret",
      "cd0e28104516bc27b4506026d81d07e532b927440b84c4f01ac02d92a2b1419c",
    ],
    [
      "webhook-resubmission.json",
      "3c184872-6929-43d9-91d5-9e68468b5aa1",
      "cdffd99617c46e20d37d1db6e4f1bfefb929409e36a59122b6de25c6924d3c65",
    ],
    [
      "session-created.json",
      "Your-API-Secret",
      "253e28b027ca93d323d524d437b13ccc06730bd08709aac0194725b63e50b556",
    ],
    [
      "new-session.json",
      "Your-API-Secret",
      "dc813ed3551b64e2539a4e8c8b06945dcf82d2656a9700101ce4864fb81410fa",
    ],
  ])("%s has the published signature", (name, secret, signature) => {
    expect(concatenatedSignature(bytesOf(name), secret)).toBe(signature);
  });
});

test("the newer generation is an HMAC as RFC 4231 computes it", () => {
  // RFC 4231, test case 2.
  const expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  expect(hmacSignature("what do ya want for nothing?", "Jefe")).toBe(expected);
});

test("an answer carries the key and both generations over the same bytes", () => {
  const headers = signatureHeaders("{}", { keyId: "key", secret: "secret" });
  expect(headers).toEqual({
    "x-auth-client": "key",
    "x-signature": concatenatedSignature("{}", "secret"),
    "x-hmac-signature": hmacSignature("{}", "secret"),
  });
});

test("signatures compare equal in either case and to nothing else", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      const expected = concatenatedSignature(left, "s");
      expect(isSameHex(expected.toUpperCase(), expected)).toBe(true);
      expect(isSameHex(concatenatedSignature(right, "s"), expected)).toBe(left === right);
    }),
  );
});

test.each(["", "0", "zz".repeat(32), "a".repeat(63), `${"a".repeat(64)} `])("%j is no signature", (text) => {
  expect(isSameHex(text, "a".repeat(64))).toBe(false);
});
