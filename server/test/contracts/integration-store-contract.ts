import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { defaultSettings, type IntegrationId } from "#core/integration/integration.ts";
import { later, newDestination, newIntegration } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every integration store must do. */
export function integrationStoreContract(open: OpenStorage): void {
  describe("an integration store", () => {
    test("gives back every field, by id and by each of its keys", async () => {
      await using storage = await open();
      const { integrations } = storage.stores;
      const credentials = ["veriff", "didit", "yoti-idv"].map((dialect) => ({
        ...{ dialect, keyId: randomUUID() },
        secret: `secret of ${dialect}`,
      }));
      const settings = { ...defaultSettings, externalReferenceLimit: 1000, retentionDays: 30 };
      const optional = {
        eventWebhookUrl: "https://acme.example/event",
        callbackUrl: "https://acme.example/",
      };
      const integration = newIntegration({ credentials, settings, clockAheadMs: 1e10, ...optional });
      await integrations.insert(integration);
      expect(await integrations.find(integration.id)).toEqual(integration);
      for (const { dialect, keyId } of credentials)
        expect(await integrations.findByKey(dialect, keyId)).toEqual(integration);
    });

    test("keeps webhook destinations, their secrets never in the clear, and lets one change wait for another", async () => {
      await using storage = await open();
      const { integrations } = storage.stores;
      const integration = newIntegration({ destinations: [newDestination()] });
      await integrations.insert(integration);
      expect(await integrations.find(integration.id)).toEqual(integration);
      expect(await storage.dump()).not.toContain(newDestination().secret);
      const add = (url: string) =>
        storage.transaction(async (tx) => {
          const before = await tx.integrations.lock(integration.id);
          const destinations = [...(before?.destinations ?? []), newDestination({ url })];
          await tx.integrations.save({ ...integration, destinations });
        });
      await Promise.all([add("https://one.example"), add("https://two.example")]);
      expect((await integrations.find(integration.id))?.destinations).toHaveLength(3);
    });

    test("finds a key in its own dialect only", async () => {
      await using storage = await open();
      const integration = newIntegration();
      await storage.stores.integrations.insert(integration);
      const keyId = integration.credentials[0]?.keyId ?? "";
      expect(await storage.stores.integrations.findByKey("didit", keyId)).toBeUndefined();
      expect(await storage.stores.integrations.findByKey("veriff", "unknown")).toBeUndefined();
      expect(await storage.stores.integrations.find("unknown" as IntegrationId)).toBeUndefined();
    });

    test("shows each change at the next look, and an exchanged key no more", async () => {
      await using storage = await open();
      const { integrations } = storage.stores;
      const integration = newIntegration();
      await integrations.insert(integration);
      const [old] = integration.credentials;
      const kept = { dialect: "veriff", keyId: old?.keyId ?? "", secret: "rotated" };
      const rotated = { ...integration, credentials: [{ dialect: "didit", keyId: "k", secret: "s" }, kept] };
      await integrations.save(rotated);
      expect(await integrations.find(integration.id)).toEqual(rotated);
      const bare = { ...rotated, isActive: false, name: "Acme 2", credentials: [kept] };
      await integrations.save(bare);
      expect(await integrations.findByKey("veriff", kept.keyId)).toEqual(bare);
      expect(await integrations.findByKey("didit", "k")).toBeUndefined();
    });

    test("shows nothing of a change that was rolled back", async () => {
      await using storage = await open();
      const { integrations } = storage.stores;
      const integration = newIntegration();
      await integrations.insert(integration);
      const undone = storage.transaction(async (tx) => {
        await tx.integrations.save({ ...integration, name: "undone" });
        expect((await tx.integrations.find(integration.id))?.name).toBe("undone");
        throw new Error("undo");
      });
      await expect(undone).rejects.toThrow("undo");
      await integrations.save({ ...integration, name: "done" });
      expect((await integrations.find(integration.id))?.name).toBe("done");
    });

    test("refuses a key that another integration has, and changes nothing then", async () => {
      await using storage = await open();
      const { integrations } = storage.stores;
      const [one, two] = [newIntegration(), newIntegration()];
      await integrations.insert(one);
      await integrations.insert(two);
      const thief = { ...two, name: "thief", credentials: one.credentials };
      await expect(integrations.save(thief)).rejects.toMatchObject({ code: "storage-failed" });
      expect(await integrations.find(two.id)).toEqual(two);
      expect(await integrations.find(one.id)).toEqual(one);
    });

    test("keeps no secret in the clear", async () => {
      await using storage = await open();
      const integration = newIntegration();
      await storage.stores.integrations.insert(integration);
      const dump = await storage.dump();
      expect(dump).toContain(integration.credentials[0]?.keyId);
      expect(dump).not.toContain(integration.credentials[0]?.secret);
    });

    test("lists all, oldest first, also one without a credential", async () => {
      await using storage = await open();
      const young = newIntegration({ createdAt: later(5), credentials: [] });
      const old = newIntegration();
      await storage.stores.integrations.insert(young);
      await storage.stores.integrations.insert(old);
      expect(await storage.stores.integrations.list()).toEqual([old, young]);
    });

    test("takes a switch that is newer than the row from the defaults", async () => {
      await using storage = await open();
      const { retentionDays: _, ...older } = defaultSettings;
      const integration = newIntegration({ settings: older as typeof defaultSettings });
      await storage.stores.integrations.insert(integration);
      expect((await storage.stores.integrations.find(integration.id))?.settings).toEqual(defaultSettings);
    });
  });
}
