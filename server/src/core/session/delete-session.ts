import { partKey } from "#core/capture/upload.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "./session.ts";
import { remove } from "./transitions.ts";

/** Destroys the session's key, so that nothing personal can be read again, and then the files. Quiet when done before. */
export async function deleteSession(
  ports: Pick<Ports, "transaction" | "now" | "newId">,
  id: SessionId,
): Promise<void> {
  await ports.transaction(async (tx) => {
    const session = await tx.sessions.lock(id);
    if (!session || session.state === "deleted") return;
    const at = ports.now();
    const media = await tx.media.listBySession(id);
    const recorded = await recordEvent(ports, tx, remove(session, at), { type: "session-deleted", at });
    await tx.sessions.save(recorded.session);
    await tx.media.removeBySession(id);
    await tx.decisions.removeBySession(id);
    await tx.livenessRounds.removeBySession(id);
    await tx.steps.removeBySession(id);
    await tx.knownFaces.removeBySession(id);
    const uploads = await tx.uploads.listBySession(id);
    const parts = uploads.flatMap((upload) => upload.parts.map((offset) => partKey(upload.id, offset)));
    await tx.uploads.removeBySession(id);
    await tx.captures.remove(id);
    const blobKeys = [...media.map((file) => file.blobKey), ...parts];
    const { parentId } = session;
    if (parentId) await tx.jobs.enqueue({ name: "conclude-parent", sessionId: parentId });
    await tx.jobs.enqueue({ name: "remove-blobs", blobKeys });
  });
}

/** Deletes what is past its integration's retention. Answers how many. */
export async function deletePastRetention(
  ports: Pick<Ports, "sessions" | "transaction" | "now" | "newId">,
  limit = 100,
): Promise<number> {
  const past = await ports.sessions.findPastRetention(ports.now(), limit);
  for (const id of past) await deleteSession(ports, id);
  return past.length;
}
