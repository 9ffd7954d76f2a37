import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ContactCheck, ContactCheckId } from "#core/contact/contact-check.ts";
import { later, newIntegration, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every store of checks of addresses must do. */
export function contactCheckStoreContract(open: OpenStorage): void {
  describe("a store of checks of addresses", () => {
    test("finds an address's own, newest first, tells it to nobody else, and forgets the old", async () => {
      await using storage = await open();
      const { contactChecks, integrations } = storage.stores;
      const [mine, other] = [newIntegration(), newIntegration()];
      for (const integration of [mine, other]) await integrations.insert(integration);
      const made = (createdAt: Date, over: Partial<ContactCheck> = {}): ContactCheck => ({
        ...{ id: randomUUID() as ContactCheckId, integrationId: mine.id, channel: "email" },
        ...{ address: "ada-secret@example.org", state: "pending", salt: "s", codeHash: "h" },
        ...{ codesSent: 1, wrongCodes: 0, dialectData: { a: null }, createdAt, expiresAt: later(9) },
        ...over,
      });
      const [first, second] = [made(someTime), made(later(1))];
      const foreign = [made(someTime, { integrationId: other.id }), made(someTime, { channel: "sms" })];
      for (const one of [first, second, ...foreign]) await contactChecks.insert(one);
      const saved: ContactCheck = { ...first, state: "declined", wrongCodes: 3 };
      await contactChecks.save(saved);
      const find = (since: Date) =>
        storage.transaction((tx) => tx.contactChecks.lockByAddress({ ...first }, since));
      expect(await find(someTime)).toEqual([second, saved]);
      expect(await find(later(1))).toEqual([second]);
      expect(await storage.dump()).not.toContain("ada-secret");
      expect(await contactChecks.forget(later(1), 9)).toBe(3);
      expect(await find(someTime)).toEqual([second]);
    });
  });
}
