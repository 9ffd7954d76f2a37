import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEnvelopes } from "./envelopes.ts";

const master = randomBytes(32);
const envelopes = createEnvelopes(master);
const altered = { code: "storage-failed" };

function flip(bytes: Uint8Array, position: number, mask: number): Uint8Array {
  return bytes.with(position % bytes.length, (bytes[position % bytes.length] ?? 0) ^ mask);
}

function failureOf(work: () => unknown): unknown {
  try {
    return { opened: work() };
  } catch (error) {
    return error;
  }
}

test("what was sealed is opened again, also after the data key was wrapped and unwrapped", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (plain, context) => {
      const made = envelopes.create();
      const sealed = made.seal(plain, context);
      expect(Buffer.compare(envelopes.of(made.wrappedKey).open(sealed, context), plain)).toBe(0);
    }),
  );
});

test("altering any byte of a sealed value keeps it shut", () => {
  const envelope = envelopes.create();
  const sealed = envelope.seal(Buffer.from("Erika"), "person");
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (position, mask) => {
      expect(failureOf(() => envelope.open(flip(sealed, position, mask), "person"))).toMatchObject(altered);
    }),
    { numRuns: 500 },
  );
});

test("altering any byte of a wrapped key keeps it shut", () => {
  const { wrappedKey } = envelopes.create();
  fc.assert(
    fc.property(fc.nat(wrappedKey.length - 1), fc.integer({ min: 1, max: 255 }), (position, mask) => {
      expect(failureOf(() => envelopes.of(flip(wrappedKey, position, mask)))).toMatchObject(altered);
    }),
    { numRuns: 500 },
  );
});

test("a sealed value opens in no other context", () => {
  const envelope = envelopes.create();
  fc.assert(
    fc.property(fc.string(), fc.string(), (context, other) => {
      fc.pre(Buffer.compare(Buffer.from(context), Buffer.from(other)) !== 0);
      const sealed = envelope.seal(Buffer.from("Erika"), context);
      expect(failureOf(() => envelope.open(sealed, other))).toMatchObject(altered);
    }),
  );
});

test("a sealed value cut short at any length does not open", () => {
  const envelope = envelopes.create();
  const sealed = envelope.seal(Buffer.from("Erika"), "person");
  for (let length = 0; length < sealed.length; length += 1)
    expect(failureOf(() => envelope.open(sealed.subarray(0, length), "person"))).toMatchObject(altered);
});

test("one session's key opens nothing of another's", () => {
  const sealed = envelopes.create().seal(Buffer.from("Erika"), "person");
  expect(failureOf(() => envelopes.create().open(sealed, "person"))).toMatchObject(altered);
});

test("the same value is never sealed to the same bytes", () => {
  const envelope = envelopes.create();
  const sealed = Array.from({ length: 100 }, () => Buffer.from(envelope.seal(Buffer.from("Erika"), "p")));
  expect(new Set(sealed.map((bytes) => bytes.toString("hex"))).size).toBe(100);
});

test("after a rotation old keys open and the newest one wraps", () => {
  const newer = randomBytes(32);
  const old = envelopes.create();
  const rotated = createEnvelopes(newer, master);
  const sealed = old.seal(Buffer.from("Erika"), "person");
  expect(Buffer.from(rotated.of(old.wrappedKey).open(sealed, "person")).toString()).toBe("Erika");
  const made = rotated.create();
  expect(failureOf(() => createEnvelopes(newer).of(made.wrappedKey))).toHaveProperty("opened");
  expect(failureOf(() => envelopes.of(made.wrappedKey))).toMatchObject(altered);
});

test("a master key of another length is refused", () => {
  expect(() => createEnvelopes(randomBytes(16))).toThrow("32 bytes");
});
