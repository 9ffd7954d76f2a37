import { CoreError } from "#core/errors.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { getSession, lockSession } from "#core/session/get-session.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { startWithin } from "#core/session/start-session.ts";
import { isOpen } from "#core/session/transitions.ts";
import { hex } from "#lib/hex.ts";
import type { Media, MediaId, MediaRole, TimestampId } from "./media.ts";

/** A file as it was uploaded. */
export interface NewMedia {
  readonly kind: Media["kind"];
  readonly role: MediaRole;
  readonly bytes: Uint8Array;
  readonly ipAddress: string | undefined;
  /** More that commits together with the file. */
  readonly within?: (tx: Transaction, media: Media) => Promise<void>;
}

/** What keeping a file takes. */
export type AddMediaNeeds = Pick<
  Ports,
  | "sessions"
  | "transaction"
  | "envelopes"
  | "blobs"
  | "timestamps"
  | "imageInspector"
  | "videoInspector"
  | "now"
  | "newId"
  | "sha256"
>;

/**
 * Keeps a file: encrypted, hashed and time-stamped before it is acknowledged. The first one starts the session, but for a
 * portrait, which the customer gives.
 * Throws image-*, video-unreadable, session-closed and transition-refused.
 */
export async function addMedia(
  ports: AddMediaNeeds,
  integration: Integration,
  sessionId: SessionId,
  input: NewMedia,
): Promise<Media> {
  const session = await getSession(ports, integration, sessionId);
  requireOpen(session);
  const facts = await inspect(ports, input);
  const stored = await storeBytes(ports, session, input);
  try {
    return await ports.transaction(async (tx) => {
      const current = await lockSession(tx, integration, sessionId);
      requireOpen(current);
      const isThere = current.state === "started" || input.role === "portrait";
      const started = isThere ? current : await startWithin(ports, tx, integration, current);
      const { role, ipAddress } = input;
      const common = { sessionId, attemptId: started.attemptId, role, sizeBytes: input.bytes.length };
      const media: Media = { ...common, ...stored, ...facts, uploadedAt: ports.now(integration) };
      await insert(ports, tx, { ...started, ipAddress: ipAddress ?? started.ipAddress }, media);
      await input.within?.(tx, media);
      return media;
    });
  } catch (error) {
    // A commit whose answer was lost may have been done: then the file is wanted. If not, the sweep removes it.
    const isUncertain = error instanceof CoreError && error.code === "storage-failed";
    if (!isUncertain) await ports.blobs.remove(stored.blobKey);
    throw error;
  }
}

function requireOpen(session: Session): void {
  if (isOpen(session)) return;
  const isDecided = "decisionId" in session;
  throw new CoreError(isDecided ? "session-closed" : "transition-refused", `the session is ${session.state}`);
}

async function inspect(ports: AddMediaNeeds, { kind, bytes }: NewMedia) {
  if (kind === "image") return { kind, ...(await ports.imageInspector.inspect(bytes)) };
  if (kind === "video") return { kind, ...ports.videoInspector.inspect(bytes) };
  return { kind, ...inspectPdf(bytes) };
}

const pdfStart = new TextEncoder().encode("%PDF-");

/** The engine that reads it finds out the rest. */
function inspectPdf(bytes: Uint8Array) {
  if (!pdfStart.every((byte, index) => bytes[index] === byte))
    throw new CoreError("image-format-unsupported", "it is no PDF file");
  return { mimeType: "application/pdf", width: 0, height: 0 };
}

async function storeBytes(ports: AddMediaNeeds, session: Session, { bytes }: NewMedia) {
  const id = ports.newId() as MediaId;
  const digest = ports.sha256(bytes);
  const sealed = ports.envelopes.of(session.wrappedKey).seal(bytes, mediaContext(id));
  const [token] = await Promise.all([ports.timestamps.stamp(digest), ports.blobs.put(id, sealed)]);
  return {
    id,
    sha256: hex(digest),
    blobKey: id,
    timestamp: { id: ports.newId() as TimestampId, token },
  };
}

async function insert(ports: AddMediaNeeds, tx: Transaction, session: Session, media: Media): Promise<void> {
  await tx.media.insert(media);
  const at = media.uploadedAt;
  const recorded = await recordEvent(ports, tx, session, { type: "media-added", at, subjectId: media.id });
  await tx.sessions.save(recorded.session);
}

/** Ties the encrypted bytes to the file that they belong to. */
export function mediaContext(id: MediaId): string {
  return `media:${id}`;
}
