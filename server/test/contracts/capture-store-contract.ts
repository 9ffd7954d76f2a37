import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Capture, newCapture } from "#core/capture/capture.ts";
import { plainBranding } from "#core/capture/branding.ts";
import type { FunnelEvent } from "#core/capture/funnel.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import { keepSession, later, newIntegration, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage, StorageSubject } from "./subject.ts";

async function kept({ stores, envelopes }: StorageSubject) {
  return keepSession(stores, newSession(envelopes));
}

/** What every store of captures must do. */
export function captureStoreContract(open: OpenStorage): void {
  describe("a capture store", () => {
    const device = { id: randomUUID(), facts: { kind: "phone" }, firstSeenAt: "2026-03-01" } as const;
    const capture: Capture = {
      ...newCapture,
      holderId: device.id,
      devices: [{ ...device, userAgent: "Ottilie's phone", ipAddress: "203.0.113.7" }],
      choice: { country: "EE", type: "passport" },
      deviceKey: "a2V5",
    };

    test("gives back what was saved last, and nothing of what is not there", async () => {
      await using storage = await open();
      const { id } = await kept(storage);
      const { captures } = storage.stores;
      expect(await captures.find(id)).toBeUndefined();
      expect(await captures.find("unknown" as SessionId)).toBeUndefined();
      await captures.save(id, newCapture);
      await captures.save(id, capture);
      expect(await captures.find(id)).toEqual(capture);
      await captures.remove(id);
      expect(await captures.find(id)).toBeUndefined();
    });

    test("keeps nothing that can be read without the session's key", async () => {
      await using storage = await open();
      const { id } = await kept(storage);
      await storage.stores.captures.save(id, capture);
      const dump = await storage.dump();
      for (const secret of ["Ottilie", "203.0.113.7", device.id, "a2V5"]) expect(dump).not.toContain(secret);
    });

    test("tells another revision after each change of the session or of its capture, and none of strangers", async () => {
      await using storage = await open();
      const session = await kept(storage);
      const { captures, sessions } = storage.stores;
      const stranger = randomUUID() as SessionId;
      const seen = new Set<string | undefined>();
      const look = async () => {
        const revisions = await captures.revisions([session.id, stranger]);
        expect(revisions.has(stranger)).toBe(false);
        seen.add(revisions.get(session.id));
      };
      await look();
      await look();
      await captures.save(session.id, capture);
      await look();
      await captures.save(session.id, capture);
      await look();
      await sessions.save({ ...session, eventCount: session.eventCount + 1 });
      await look();
      expect(seen.size).toBe(4);
    });
  });

  describe("a branding store", () => {
    test("keeps the logo until it is replaced or taken away", async () => {
      await using storage = await open();
      const { brandings, integrations } = storage.stores;
      const integration = newIntegration();
      await integrations.insert(integration);
      expect(await brandings.find(integration.id)).toBeUndefined();
      const logo = { mimeType: "image/png", bytes: Buffer.from([1, 2, 3]) } as const;
      const branding = { ...plainBranding, name: "Shop", logoSha256: "ab".repeat(32) };
      await brandings.save(integration.id, branding, logo);
      await brandings.save(integration.id, { ...branding, name: "Shop 2" });
      expect((await brandings.find(integration.id))?.name).toBe("Shop 2");
      expect(await brandings.findLogo("ab".repeat(32))).toEqual(logo);
      await brandings.save(integration.id, plainBranding, null);
      expect(await brandings.findLogo("ab".repeat(32))).toBeUndefined();
    });
  });

  describe("a funnel log", () => {
    const integrationId = randomUUID() as IntegrationId;
    const event = (over: Partial<FunnelEvent> = {}): FunnelEvent => ({
      sessionId: randomUUID() as SessionId,
      attemptId: randomUUID() as FunnelEvent["attemptId"],
      integrationId,
      ...{ type: "shown", place: "selfie", obstacle: undefined, elapsedMs: 5, at: someTime },
      ...over,
    });

    test("counts each session once, from a time on, and forgets the oldest", async () => {
      await using storage = await open();
      const { funnel } = storage.stores;
      const sessionId = randomUUID() as SessionId;
      await funnel.append([event({ sessionId }), event({ sessionId }), event()]);
      await funnel.append([event({ type: "obstacle", obstacle: "camera-denied", at: later(10) })]);
      expect(await funnel.countOfSession(sessionId)).toBe(2);
      const denied = { place: "selfie", type: "obstacle", obstacle: "camera-denied", sessions: 1 };
      const shown = { place: "selfie", type: "shown", obstacle: undefined, sessions: 2 };
      expect(await funnel.count(integrationId, someTime)).toEqual([shown, denied]);
      expect(await funnel.count(integrationId, later(1))).toEqual([denied]);
      expect(await funnel.forget(later(1), 2)).toBe(2);
      expect(await funnel.forget(later(1), 2)).toBe(1);
      expect(await funnel.count(integrationId, someTime)).toEqual([denied]);
    });
  });
}
