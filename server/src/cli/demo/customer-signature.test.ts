import { describe, expect, test } from "vitest";
import { signPayload, verifySignatures } from "./customer-signature.ts";

const body = new TextEncoder().encode('{"status":"success"}');
const secret = "0b1f7a52-2f7e-4b0e-8f43-3f2f6f9e5a10";
const right = {
  // printf '%s' '{"status":"success"}0b1f…' | sha256sum, and openssl dgst -sha256 -hmac 0b1f…
  "x-signature": "d04002e9dfcb3f827a1e35b94b3caaf9911976ab90366975396413101a2628c1",
  "x-hmac-signature": "4d7d8ff50bb82c0e58aaff13afa322028a088edaa38c5b92b499f53f32c3ca43",
};

describe("a customer's check of signatures", () => {
  test("agrees with openssl", () => {
    expect(signPayload(body, secret)).toBe(right["x-hmac-signature"]);
    expect(verifySignatures(right, body, secret)).toEqual({ sha256: true, hmac: true });
  });

  test("sees one changed byte of the body", () => {
    const changed = new TextEncoder().encode('{"status":"successs"}');
    expect(verifySignatures(right, changed, secret)).toEqual({ sha256: false, hmac: false });
  });

  test("sees another secret", () => {
    expect(verifySignatures(right, body, `${secret}x`)).toEqual({ sha256: false, hmac: false });
  });

  test("tells which of the two is missing", () => {
    expect(verifySignatures({ "x-signature": right["x-signature"] }, body, secret)).toEqual({
      sha256: true,
      hmac: false,
    });
  });
});
