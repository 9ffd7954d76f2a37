import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Media, MediaId, TimestampId } from "#core/media/media.ts";
import { keepSession, newMedia, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every media store must do. */
export function mediaStoreContract(open: OpenStorage): void {
  describe("a media store", () => {
    test("gives back pictures and videos with every field, by either id", async () => {
      await using storage = await open();
      const { media } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const picture = newMedia(session);
      const video: Media = { ...newMedia(session), kind: "video", durationSeconds: 7.25, sizeBytes: 3e9 };
      for (const file of [picture, video]) {
        await media.insert(file);
        expect(await media.find(file.id)).toEqual(file);
        expect(await media.findByTimestamp(file.timestamp.id)).toEqual(file);
      }
    });

    test("lists in the order of arrival even when the clock stands still", async () => {
      await using storage = await open();
      const { media } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const attemptId = randomUUID() as AttemptId;
      const files = Array.from({ length: 12 }, (_, index) =>
        newMedia(session, { uploadedAt: someTime, ...(index % 2 === 0 ? {} : { attemptId }) }),
      );
      for (const file of files) await media.insert(file);
      expect(await media.listBySession(session.id)).toEqual(files);
      expect(await media.listByAttempt(attemptId)).toEqual(files.filter((_, index) => index % 2 === 1));
    });

    test("removes a session's files and no other's", async () => {
      await using storage = await open();
      const { media } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const other = await keepSession(storage.stores, newSession(storage.envelopes));
      await media.insert(newMedia(session));
      await media.insert(newMedia(other));
      await media.removeBySession(session.id);
      expect(await media.listBySession(session.id)).toEqual([]);
      expect(await media.listBySession(other.id)).toHaveLength(1);
    });

    test("refuses a time stamp that another file has", async () => {
      await using storage = await open();
      const { media } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const first = newMedia(session);
      await media.insert(first);
      const second = newMedia(session, { timestamp: first.timestamp });
      await expect(media.insert(second)).rejects.toMatchObject({ code: "storage-failed" });
    });

    test("finds nothing under what is no id", async () => {
      await using storage = await open();
      expect(await storage.stores.media.find("x" as MediaId)).toBeUndefined();
      expect(await storage.stores.media.findByTimestamp("x" as TimestampId)).toBeUndefined();
    });
  });
}
