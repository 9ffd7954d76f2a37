import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { BlockedFace, KnownFace, KnownFaceId, SessionFace } from "#core/face/known-face.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { CreatedSession } from "#core/session/session.ts";
import { keepSession, later, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage, StorageSubject } from "./subject.ts";

const vectors = [Float32Array.of(0.25, -1.5, 3e-8), Float32Array.of(7)];
const template = { vectors, models: [{ name: "net", version: "abc" }] };

function faceOf(session: CreatedSession, over: Partial<SessionFace> = {}): SessionFace {
  const { id, integrationId } = session;
  return {
    ...{ id: id as string as KnownFaceId, kind: "session", sessionId: id },
    ...{ integrationId, template, at: someTime, ...over },
  };
}

function blockedFace(integrationId: IntegrationId, over: Partial<BlockedFace> = {}): BlockedFace {
  const id = randomUUID() as KnownFaceId;
  return {
    ...{ id, kind: "blocked", fromSession: undefined, note: "remarkable-note" },
    ...{ integrationId, template, at: someTime, ...over },
  };
}

async function changes({ stores }: StorageSubject, integrationId: IntegrationId, since?: string) {
  const faces: KnownFace[] = [];
  const next = await stores.knownFaces.readChanges(integrationId, since, (page) => void faces.push(...page));
  return { next, ids: faces.map(({ id }) => id) };
}

/** What every store of known faces must do. */
export function knownFaceStoreContract(open: OpenStorage): void {
  describe("a store of known faces", () => {
    test("gives back every field of a session's face and of a blocked one", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const faces = [faceOf(session), blockedFace(session.integrationId, { fromSession: session.id })];
      for (const face of faces) await storage.stores.knownFaces.save(face);
      const ids = faces.map(({ id }) => id);
      const found = await storage.stores.knownFaces.findMany([...ids, randomUUID() as KnownFaceId]);
      expect(found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))).toEqual(faces);
      expect(await storage.stores.knownFaces.findMany(["x" as KnownFaceId])).toEqual([]);
      expect(await storage.stores.knownFaces.count(session.integrationId)).toEqual({
        session: 1,
        blocked: 1,
      });
    });

    test("keeps one face for each session, the newest", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      await storage.stores.knownFaces.save(faceOf(session));
      const newer = faceOf(session, { at: later(5) });
      await storage.stores.knownFaces.save(newer);
      expect(await storage.stores.knownFaces.findMany([newer.id])).toEqual([newer]);
    });

    test("keeps neither numbers nor notes in the clear", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      await storage.stores.knownFaces.save(faceOf(session));
      await storage.stores.knownFaces.save(blockedFace(session.integrationId));
      const dump = await storage.dump();
      expect(dump).toContain("blocked");
      for (const secret of ["remarkable-note", "-1.5", Buffer.from("remarkable-note").toString("hex")])
        expect(dump).not.toContain(secret);
    });

    test("loses a session's face with the session, and keeps the block list", async () => {
      await using storage = await open();
      const { knownFaces, sessions } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const other = await keepSession(storage.stores, newSession(storage.envelopes));
      const blocked = blockedFace(session.integrationId, { fromSession: session.id });
      for (const face of [faceOf(session), faceOf(other), blocked]) await knownFaces.save(face);
      await sessions.save({ ...session, state: "deleted", deletedAt: later(1) });
      expect(await knownFaces.findMany([faceOf(session).id])).toEqual([]);
      await knownFaces.removeBySession(session.id);
      expect(await knownFaces.count(session.integrationId)).toEqual({ session: 0, blocked: 1 });
      expect(await knownFaces.findMany([faceOf(other).id, blocked.id])).toHaveLength(2);
      await expect(knownFaces.save(faceOf(session))).rejects.toMatchObject({ code: "session-not-found" });
    });

    test("lists and shortens the block list of one integration alone", async () => {
      await using storage = await open();
      const { knownFaces } = storage.stores;
      const [mine, theirs] = [randomUUID() as IntegrationId, randomUUID() as IntegrationId];
      const [first, second] = [blockedFace(mine), blockedFace(mine, { at: later(9), note: "" })];
      for (const face of [first, second, blockedFace(theirs)]) await knownFaces.save(face);
      expect(await knownFaces.listBlocked(mine)).toEqual([second, first]);
      expect(await knownFaces.removeBlocked(first.id)).toBe(true);
      expect(await knownFaces.removeBlocked(first.id)).toBe(false);
      expect(await knownFaces.removeBlocked("x" as KnownFaceId)).toBe(false);
      expect(await knownFaces.listBlocked(mine)).toEqual([second]);
      expect(await knownFaces.listBlocked(theirs)).toHaveLength(1);
    });

    test("takes a session's face off no block list", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      await storage.stores.knownFaces.save(faceOf(session));
      expect(await storage.stores.knownFaces.removeBlocked(faceOf(session).id)).toBe(false);
    });

    test("tells what was written since, also over several pages", async () => {
      await using storage = await open();
      const { knownFaces } = storage.stores;
      const integrationId = randomUUID() as IntegrationId;
      await knownFaces.save(blockedFace(randomUUID() as IntegrationId));
      const faces = Array.from({ length: 230 }, () => blockedFace(integrationId));
      for (const face of faces) await knownFaces.save(face);
      const all = await changes(storage, integrationId);
      expect(new Set(all.ids)).toEqual(new Set(faces.map(({ id }) => id)));
      expect((await changes(storage, integrationId, all.next)).ids).toEqual([]);
      const newer = blockedFace(integrationId);
      await knownFaces.save(newer);
      expect((await changes(storage, integrationId, all.next)).ids).toEqual([newer.id]);
    });

    test("misses nothing that began before and is committed after a later one", async () => {
      await using storage = await open();
      const integrationId = randomUUID() as IntegrationId;
      const [slow, fast] = [blockedFace(integrationId), blockedFace(integrationId)];
      let since: string | undefined;
      await storage.transaction(async (tx) => {
        await tx.knownFaces.save(slow);
        await storage.stores.knownFaces.save(fast);
        const first = await changes(storage, integrationId);
        expect(first.ids).toEqual([fast.id]);
        since = first.next;
      });
      expect((await changes(storage, integrationId, since)).ids).toContain(slow.id);
    });
  });
}
