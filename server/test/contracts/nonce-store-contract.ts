import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { later, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every nonce store must do. */
export function nonceStoreContract(open: OpenStorage): void {
  describe("a nonce store", () => {
    test("lets each key use a nonce once, in either case", async () => {
      await using storage = await open();
      const { nonces } = storage.stores;
      const [keyId, value] = [randomUUID(), randomUUID()];
      expect(await nonces.use({ keyId, value }, someTime)).toBe(true);
      expect(await nonces.use({ keyId, value }, later(1))).toBe(false);
      expect(await nonces.use({ keyId, value: value.toUpperCase() }, later(1))).toBe(false);
      expect(await nonces.use({ keyId: randomUUID(), value }, someTime)).toBe(true);
      expect(await nonces.use({ keyId, value: randomUUID() }, someTime)).toBe(true);
    });

    test("takes any UUID, also of no version", async () => {
      await using storage = await open();
      const value = "FFFFFFFF-0000-0FFF-00FF-ABCDEF012345";
      expect(await storage.stores.nonces.use({ keyId: "k", value }, someTime)).toBe(true);
    });

    test("tells one alone of several at once that it was the first", async () => {
      await using storage = await open();
      const nonce = { keyId: randomUUID(), value: randomUUID() };
      const told = await Promise.all(
        Array.from({ length: 8 }, () => storage.stores.nonces.use(nonce, someTime)),
      );
      expect(told.filter(Boolean)).toHaveLength(1);
    });

    test("forgets the oldest, so many at a time, and nothing that is younger", async () => {
      await using storage = await open();
      const { nonces } = storage.stores;
      const keyId = randomUUID();
      const values = [randomUUID(), randomUUID(), randomUUID()];
      for (const [i, value] of values.entries()) await nonces.use({ keyId, value }, later(i));
      expect(await nonces.forget(later(2), 1)).toBe(1);
      expect(await nonces.use({ keyId, value: values[0] ?? "" }, later(9))).toBe(true);
      expect(await nonces.forget(later(2), 10)).toBe(1);
      expect(await nonces.forget(later(2), 10)).toBe(0);
      expect(await nonces.use({ keyId, value: values[2] ?? "" }, later(9))).toBe(false);
    });
  });
}
