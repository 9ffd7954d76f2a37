import { findPortraits } from "#core/document/portraits.ts";
import { readDocument } from "#core/document/read-document.ts";
import { CoreError } from "#core/errors.ts";
import type { FaceTemplate } from "#core/face/face.ts";
import { searchSelfie } from "#core/face/search-selfie.ts";
import type { Integration } from "#core/integration/integration.ts";
import { measureBurst } from "#core/liveness/measure-burst.ts";
import type { ImageRef } from "#core/media/image.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import { boxQuad } from "#core/media/quad.ts";
import { openMedia } from "#core/media/read-media.ts";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import { measureSteps } from "#core/workflow/measure-steps.ts";
import type { FactValue } from "#core/workflow/rule.ts";
import type { Step } from "#core/workflow/step.ts";
import type { DocumentFindings, Findings, SelfieFindings } from "./evidence.ts";

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
  const images = new Map<MediaRole, ImageRef>();
  try {
    const newest = newestImages(media);
    await Promise.all(
      newest.map(async (file) => {
        const image = await openImage(ports, session, file);
        if (image) images.set(file.role, image);
      }),
    );
    const find = (role: MediaRole) => pair(newest, images, role);
    const [documentFront, documentBack, selfie] = await Promise.all([
      measureDocument(ports, find("document-front"), today),
      measureDocument(ports, find("document-back"), today),
      measureSelfie(ports, find("face")),
    ]);
    const { ofSelfie, ...compared } = await compareFaces(ports, images, { documentFront, selfie });
    const faceSearch = ofSelfie
      ? await searchSelfie(ports, { session, integration, template: ofSelfie })
      : null;
    const burst = await measureNewestBurst(ports, subject);
    const steps = await measureSteps(ports, { ...subject, images, selfie });
    const findings = {
      ...{ documentFront, documentBack, selfie },
      ...compared,
      faceSearch,
      ...(burst && { burst }),
      ...(session.workflow && { session: factsOfSession(session) }),
      ...(steps && { steps }),
    };
    return { ...withoutFindings(subject), ...findings };
  } finally {
    await Promise.all([...images.values()].map((image) => ports.engines.images.close(image)));
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
  return file.kind === "image" && file.role !== "liveness-frame";
}

async function openImage(ports: Needs, session: Session, file: Media): Promise<ImageRef | undefined> {
  try {
    return await ports.engines.images.open(await openMedia(ports, file, session.wrappedKey));
  } catch (error) {
    if (error instanceof CoreError && error.code === "image-unreadable") return undefined;
    throw error;
  }
}

interface Picture {
  readonly file: Media;
  readonly image: ImageRef;
}

function pair(
  files: readonly Media[],
  images: ReadonlyMap<MediaRole, ImageRef>,
  role: MediaRole,
): Picture | undefined {
  const file = files.find((candidate) => candidate.role === role);
  const image = images.get(role);
  return file && image ? { file, image } : undefined;
}

async function measureDocument(
  { engines }: Needs,
  picture: Picture | undefined,
  today: string,
): Promise<DocumentFindings | null> {
  if (!picture) return null;
  return { mediaId: picture.file.id, ...(await readDocument(engines, picture.image, today)) };
}

async function measureSelfie(
  { engines }: Needs,
  picture: Picture | undefined,
): Promise<SelfieFindings | null> {
  if (!picture) return null;
  const { file, image } = picture;
  const { width, height } = image;
  const faces = await engines.faces.detect(image);
  const [largest] = faces.value;
  const liveness = largest ? await engines.liveness.measure(image, largest) : null;
  // The face's own rectangle: a blurred background is no fault.
  const quality = await engines.quality.measure(image, largest && boxQuad(largest.box));
  return { mediaId: file.id, width, height, quality, faces, liveness };
}

async function compareFaces(
  { engines }: Needs,
  images: ReadonlyMap<MediaRole, ImageRef>,
  { documentFront: front, selfie }: Pick<Findings, "documentFront" | "selfie">,
): Promise<Pick<Findings, "faceMatch" | "ghostMatch"> & { readonly ofSelfie: FaceTemplate | null }> {
  const [selfieImage, frontImage] = [images.get("face"), images.get("document-front")];
  const portraits = front && findPortraits(front.faces.value, front.outline.value.corners);
  const face = selfie?.faces.value[0];
  const { portrait, ghost } = portraits ?? {};
  const [ofPortrait, ofGhost, ofSelfie] = await Promise.all([
    frontImage && portrait && (face || ghost) ? engines.embeddings.embed(frontImage, portrait) : null,
    frontImage && ghost ? engines.embeddings.embed(frontImage, ghost) : null,
    face && selfieImage ? engines.embeddings.embed(selfieImage, face) : null,
  ]);
  const compare = (other: typeof ofGhost) =>
    ofPortrait && other ? engines.embeddings.compare(other, ofPortrait) : null;
  return { faceMatch: compare(ofSelfie), ghostMatch: compare(ofGhost), ofSelfie };
}
