import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseKey } from "./key-text.ts";

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

test("a key survives hexadecimal, base64 and base64url", () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const base64url = bytes.toBase64({ alphabet: "base64url", omitPadding: true });
      for (const text of [bytes.toHex(), bytes.toHex().toUpperCase(), bytes.toBase64(), `${base64url}\n`])
        expect(parseKey(text)).toEqual(bytes);
    }),
  );
});

test("bytes of any other length are no key", () => {
  const other = fc.uint8Array({ maxLength: 70 }).filter((bytes) => bytes.length !== 32);
  fc.assert(
    fc.property(other, (bytes) => {
      // 48 hexadecimal digits are also 36 bytes of base64, neither of which is 32 bytes.
      expect(parseKey(bytes.toHex())).toBeUndefined();
      expect(parseKey(bytes.toBase64())).toBeUndefined();
    }),
  );
});

test.each(["", "changeme", "correct horse battery staple, forty-four ch", "Ä".repeat(43)])(
  "%j is no key",
  (text) => {
    expect(parseKey(text)).toBeUndefined();
  },
);
