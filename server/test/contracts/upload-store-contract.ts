import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Upload, UploadId } from "#core/capture/upload.ts";
import type { MediaId } from "#core/media/media.ts";
import type { CreatedSession } from "#core/session/session.ts";
import { keepSession, later, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

function newUpload({ id: sessionId, attemptId }: CreatedSession, over: Partial<Upload> = {}): Upload {
  return {
    id: randomUUID() as UploadId,
    sessionId,
    attemptId,
    ...{ stepId: "selfie", sizeBytes: 100, sha256: "cd".repeat(32), isSealed: false },
    ...{ receivedBytes: 0, parts: [], createdAt: someTime, result: undefined },
    ...over,
  };
}

/** What every upload store must do. */
export function uploadStoreContract(open: OpenStorage): void {
  describe("an upload store", () => {
    test("keeps what was begun first, and notes parts in order alone", async () => {
      await using storage = await open();
      const { uploads } = storage.stores;
      const upload = newUpload(await keepSession(storage.stores, newSession(storage.envelopes)));
      await uploads.insert(upload);
      await uploads.insert({ ...upload, sizeBytes: 7 });
      expect(await uploads.find(upload.id)).toEqual(upload);
      expect(await uploads.advance(upload.id, 10, 5)).toBe(false);
      expect(await uploads.advance(upload.id, 0, 60)).toBe(true);
      expect(await uploads.advance(upload.id, 0, 60)).toBe(false);
      expect(await uploads.advance(upload.id, 60, 41)).toBe(false);
      expect(await uploads.advance(upload.id, 60, 40)).toBe(true);
      expect(await uploads.find(upload.id)).toEqual({ ...upload, receivedBytes: 100, parts: [0, 60] });
    });

    test("notes one alone of several same parts at once", async () => {
      await using storage = await open();
      const { uploads } = storage.stores;
      const upload = newUpload(await keepSession(storage.stores, newSession(storage.envelopes)));
      await uploads.insert(upload);
      const told = await Promise.all([1, 2, 3, 4].map(() => uploads.advance(upload.id, 0, 50)));
      expect(told.filter(Boolean)).toHaveLength(1);
      expect((await uploads.find(upload.id))?.parts).toEqual([0]);
    });

    test("lists an attempt's and a session's, finds what never ended, and forgets", async () => {
      await using storage = await open();
      const { uploads } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const [old, done, young] = [
        newUpload(session),
        newUpload(session),
        newUpload(session, { createdAt: later(100) }),
      ];
      for (const upload of [old, done, young]) await uploads.insert(upload);
      const mediaId = randomUUID() as MediaId;
      const result = { mediaId, feedback: { verdict: "retake", faults: ["dark"] } } as const;
      await uploads.complete(done.id, result);
      expect(await uploads.listByAttempt(session.attemptId)).toEqual([old, { ...done, result }, young]);
      expect(await uploads.findStale(later(50), 10)).toEqual([old]);
      await uploads.remove(old.id);
      expect(await uploads.listBySession(session.id)).toHaveLength(2);
      await uploads.removeBySession(session.id);
      expect(await uploads.listBySession(session.id)).toEqual([]);
      expect(await uploads.find("unknown" as UploadId)).toBeUndefined();
    });
  });
}
