import { createHash } from "node:crypto";
import type { AttemptId } from "../../server/src/core/attempt/attempt.ts";
import type { ChallengeId, LivenessMove } from "../../server/src/core/liveness/challenge.ts";
import { measureBurst } from "../../server/src/core/liveness/measure-burst.ts";
import { type BurstVerdict, verifyBurst } from "../../server/src/core/liveness/verify-burst.ts";
import type { ImageMedia, MediaId, TimestampId } from "../../server/src/core/media/media.ts";
import type { Engines } from "../../server/src/core/ports.ts";
import type { SessionId } from "../../server/src/core/session/session.ts";
import type { SentFrames } from "./burst-attacks.ts";

const stepMs = 240;
const [sessionId, attemptId] = ["lab" as SessionId, "lab" as AttemptId];

/** Judges pictures as the server does, from files in memory. */
export async function judgeSent(
  engines: Pick<Engines, "images" | "faces" | "embeddings">,
  sent: SentFrames,
  moves: readonly LivenessMove[],
): Promise<BurstVerdict> {
  const media = sent.map(toMedia);
  const at = new Date(0);
  const challenge = { id: "lab" as ChallengeId, moves, isAccessible: false, issuedAt: at, expiresAt: at };
  const frames = media.map(({ id }, i) => ({ mediaId: id, atMs: i * stepMs }));
  const burst = { challengeId: challenge.id, frames, answeredAfterMs: sent.length * stepMs + 3000 };
  const ports = { engines, blobs: blobsOf(sent), envelopes: plain };
  const round = { challenge, sessionId, attemptId, burst };
  const measured = await measureBurst(ports, {
    round,
    media,
    selfie: undefined,
    wrappedKey: new Uint8Array(),
  });
  return verifyBurst(measured.value);
}

function toMedia(bytes: Uint8Array, index: number): ImageMedia {
  const id = String(index) as MediaId;
  const at = new Date(0);
  return {
    ...{ id, sessionId, attemptId, kind: "image", role: "liveness-frame", mimeType: "image/jpeg" },
    ...{ sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), blobKey: id },
    ...{ width: 0, height: 0, uploadedAt: at },
    timestamp: { id: id as string as TimestampId, token: new Uint8Array() },
  };
}

function blobsOf(sent: SentFrames): Parameters<typeof measureBurst>[0]["blobs"] {
  const refuse = () => Promise.reject(new Error("the lab only reads"));
  return {
    get: async (key) => sent[Number(key)] ?? new Uint8Array(),
    ...{ put: refuse, remove: refuse, removeUnfinished: refuse },
    listBlobs: () => {
      throw new Error("the lab only reads");
    },
  };
}

const plainEnvelope = {
  wrappedKey: new Uint8Array(),
  seal: (bytes: Uint8Array) => bytes,
  open: (bytes: Uint8Array) => bytes,
};
const plain = { create: () => plainEnvelope, of: () => plainEnvelope, fingerprints: () => [] };
