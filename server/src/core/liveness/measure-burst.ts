import { CoreError } from "#core/errors.ts";
import type { FaceTemplate } from "#core/face/face.ts";
import type { ImageRef, Measured, ModelRef } from "#core/media/image.ts";
import type { Media } from "#core/media/media.ts";
import { openMedia } from "#core/media/read-media.ts";
import type { Ports } from "#core/ports.ts";
import type { BurstFindings, FrameFindings, FrameTrace, IdentityLink } from "./burst.ts";
import { followMoves } from "./follow-moves.ts";
import type { LivenessRound } from "./liveness-round.ts";
import { findStraightLook } from "./straight-look.ts";

type Needs = Pick<Ports, "blobs" | "envelopes"> & {
  readonly engines: Pick<Ports["engines"], "images" | "faces" | "embeddings">;
};

/** An answered challenge, the attempt's files, and their session's key. */
export interface BurstSubject {
  readonly round: LivenessRound;
  readonly media: readonly Media[];
  readonly selfie: Media | undefined;
  readonly wrappedKey: Uint8Array;
}

const unseen: FrameTrace = { faceCount: 0, face: null, sketch: "" };

/** Looks at every picture of a burst, and compares the faces of those that matter. It measures; verifying is apart. */
export async function measureBurst(ports: Needs, subject: BurstSubject): Promise<Measured<BurstFindings>> {
  const { round, media } = subject;
  const { moves } = round.challenge;
  const models: ModelRef[] = [];
  const frames: FrameFindings[] = [];
  for (const { mediaId, atMs } of round.burst?.frames ?? []) {
    const file = media.find(({ id }) => id === mediaId);
    const traced = await onPicture(ports, subject, file, (image) => ports.engines.faces.trace(image));
    if (models.length === 0) models.push(...(traced?.models ?? []));
    frames.push({ mediaId, atMs, sha256: file?.sha256 ?? "", ...(traced?.value ?? unseen) });
  }
  const compared = await compareFrames(ports, subject, frames);
  const { challengeId, answeredAfterMs } = round.burst ?? {
    challengeId: round.challenge.id,
    answeredAfterMs: 0,
  };
  const value = { challengeId, moves, answeredAfterMs, frames, ...compared.value };
  return { value, models: [...models, ...compared.models] };
}

/** The straight look against each move, the last picture, and the selfie. */
async function compareFrames(
  ports: Needs,
  subject: BurstSubject,
  frames: readonly FrameFindings[],
): Promise<Measured<Pick<BurstFindings, "identity" | "selfie">>> {
  const straight = findStraightLook(frames);
  if (!straight) return { value: { identity: [], selfie: null }, models: [] };
  const fileOf = (frame: number) => subject.media.find(({ id }) => id === frames[frame]?.mediaId);
  const reference = await embed(ports, subject, fileOf(straight.frame));
  const identity: IdentityLink[] = [];
  for (const frame of framesToCompare(frames, straight, subject.round.challenge.moves)) {
    const other = await embed(ports, subject, fileOf(frame));
    if (!reference || !other) continue;
    identity.push({ frame, comparison: ports.engines.embeddings.compare(reference, other).value });
  }
  const ofSelfie = reference && subject.selfie && (await embed(ports, subject, subject.selfie));
  const selfie = reference && ofSelfie ? ports.engines.embeddings.compare(reference, ofSelfie).value : null;
  return { value: { identity, selfie }, models: reference?.models ?? [] };
}

/** The middle of each move, what lies between two moves, and the last. */
function framesToCompare(
  frames: readonly FrameFindings[],
  straight: NonNullable<ReturnType<typeof findStraightLook>>,
  moves: LivenessRound["challenge"]["moves"],
): readonly number[] {
  const { met } = followMoves(frames, straight, moves);
  const middles = met.map(({ frames: seen }) => seen[seen.length >> 1] ?? 0);
  const between = middles.slice(1).map((middle, i) => (middle + (middles[i] ?? 0)) >> 1);
  const last = frames.findLastIndex(({ face }) => face !== null);
  const wanted = new Set([...middles, ...between, last]);
  return [...wanted].filter((i) => i !== straight.frame && frames[i]?.face).toSorted((a, b) => a - b);
}

async function embed(
  ports: Needs,
  subject: BurstSubject,
  file: Media | undefined,
): Promise<FaceTemplate | undefined> {
  return onPicture(ports, subject, file, async (image) => {
    const [largest] = (await ports.engines.faces.detect(image)).value;
    return largest && ports.engines.embeddings.embed(image, largest);
  });
}

async function onPicture<T>(
  ports: Needs,
  { wrappedKey }: BurstSubject,
  file: Media | undefined,
  look: (image: ImageRef) => Promise<T>,
): Promise<T | undefined> {
  if (!file) return undefined;
  const image = await openPicture(ports, file, wrappedKey);
  if (!image) return undefined;
  try {
    return await look(image);
  } finally {
    await ports.engines.images.close(image);
  }
}

async function openPicture(ports: Needs, file: Media, wrappedKey: Uint8Array): Promise<ImageRef | undefined> {
  try {
    return await ports.engines.images.open(await openMedia(ports, file, wrappedKey));
  } catch (error) {
    if (error instanceof CoreError && error.code === "image-unreadable") return undefined;
    throw error;
  }
}
