import { CoreError } from "#core/errors.ts";
import { searchSelfie } from "#core/face/search-selfie.ts";
import type { Integration } from "#core/integration/integration.ts";
import { measureBurst } from "#core/liveness/measure-burst.ts";
import type { ImageRef } from "#core/media/image.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import { openMedia } from "#core/media/read-media.ts";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import { measureSteps, type ProofFile } from "#core/workflow/measure-steps.ts";
import type { FactValue } from "#core/workflow/rule.ts";
import type { Step } from "#core/workflow/step.ts";
import type { Findings } from "./evidence.ts";
import { measurePictures, type Picture } from "./measure-pictures.ts";

type Needs = Pick<
  Ports,
  "engines" | "blobs" | "envelopes" | "livenessRounds" | "knownFaces" | "faceIndex" | "sessions" | "now"
>;

/** An attempt's files and whose they are. */
export interface AttemptSubject {
  readonly session: Session;
  readonly integration: Integration;
  readonly media: readonly Media[];
  /** YYYY-MM-DD */
  readonly today: string;
  /** What the session runs on, and what the person gave at its steps. */
  readonly graph: WorkflowDefinition;
  readonly steps: readonly Step[];
}

/** Runs the engines over the newest picture of each role. It measures; the judges conclude. */
export async function measureAttempt(ports: Needs, subject: AttemptSubject): Promise<Findings> {
  const { session, integration, media, today } = subject;
  const pictures = new Map<MediaRole, Picture>();
  try {
    await Promise.all(
      newestImages(media).map(async (file) => {
        const image = await openImage(ports, session, file);
        if (image) pictures.set(file.role, { mediaId: file.id, image });
      }),
    );
    const { ofSelfie, ...measured } = await measurePictures(ports.engines, pictures, today);
    const faceSearch = ofSelfie
      ? await searchSelfie(ports, { session, integration, template: ofSelfie })
      : null;
    const burst = await measureNewestBurst(ports, subject);
    const { selfie } = measured;
    const proof = newestProof(ports, subject);
    const steps = await measureSteps(ports.engines, { ...subject, pictures, selfie, proof });
    const findings = {
      ...measured,
      faceSearch,
      ...(burst && { burst }),
      ...(session.workflow && { session: factsOfSession(session) }),
      ...(steps && { steps }),
    };
    return { ...withoutFindings(subject), ...findings };
  } finally {
    await Promise.all([...pictures.values()].map(({ image }) => ports.engines.images.close(image)));
  }
}

async function measureNewestBurst(ports: Needs, { session, media }: AttemptSubject) {
  const rounds = await ports.livenessRounds.listByAttempt(session.attemptId);
  const round = rounds.find(({ burst }) => burst !== null);
  const selfie = media.findLast((file) => file.kind === "image" && file.role === "face");
  return round && measureBurst(ports, { round, media, selfie, wrappedKey: session.wrappedKey });
}

/** What is known of an attempt before anything is measured. */
export function withoutFindings({ session, integration, media, today }: AttemptSubject): Findings {
  const { expectedPerson, expectedDocument } = session;
  const { settings } = integration;
  return {
    ...{ today, expectedPerson, expectedDocument, settings },
    media: media.map(({ id, kind, role }) => ({ id, kind, role })),
    ...{ documentFront: null, documentBack: null, selfie: null, faceMatch: null, ghostMatch: null },
    faceSearch: null,
  };
}

/** What rules may ask of the session, by the names of `sessionFacts`. */
function factsOfSession({ language, attemptNumber, expectedDocument }: Session): Record<string, FactValue> {
  const { country } = expectedDocument;
  return { language, attempt: attemptNumber, "expected-country": country ?? null };
}

function newestImages(media: readonly Media[]): readonly Media[] {
  return [...new Map(media.filter(isPictureByItself).map((file) => [file.role, file])).values()];
}

/** Pictures of a burst are measured together. */
function isPictureByItself(file: Media): boolean {
  return file.kind === "image" && file.role !== "liveness-frame" && file.role !== "address-proof";
}

function newestProof(ports: Needs, { session, media }: AttemptSubject): ProofFile | undefined {
  const file = media.findLast(({ role }) => role === "address-proof");
  return file && { mediaId: file.id, read: () => openMedia(ports, file, session.wrappedKey) };
}

async function openImage(ports: Needs, session: Session, file: Media): Promise<ImageRef | undefined> {
  try {
    return await ports.engines.images.open(await openMedia(ports, file, session.wrappedKey));
  } catch (error) {
    if (error instanceof CoreError && error.code === "image-unreadable") return undefined;
    throw error;
  }
}
