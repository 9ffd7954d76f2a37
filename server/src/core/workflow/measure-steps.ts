import type { Findings, SelfieFindings } from "#core/check/evidence.ts";
import { CoreError } from "#core/errors.ts";
import type { ImageRef } from "#core/media/image.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import { openMedia } from "#core/media/read-media.ts";
import type { Ports } from "#core/ports.ts";
import type { Answers } from "#core/questionnaire/questionnaire.ts";
import type { Session } from "#core/session/session.ts";
import type { ContactData } from "./contact-data.ts";
import type { FeatureNode, WorkflowDefinition } from "./definition.ts";
import type { Step } from "./step.ts";
import type { StepFindings } from "./step-findings.ts";

type Needs = Pick<Ports, "engines" | "blobs" | "envelopes">;

/** An attempt as its steps see it. */
export interface StepSubject {
  readonly session: Session;
  readonly graph: WorkflowDefinition;
  readonly media: readonly Media[];
  readonly steps: readonly Step[];
  readonly images: ReadonlyMap<MediaRole, ImageRef>;
  readonly selfie: SelfieFindings | null;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What steps measured or were given beside the pictures that every workflow knows; undefined where there are none. */
export async function measureSteps(ports: Needs, subject: StepSubject): Promise<Findings["steps"]> {
  const found: (readonly [string, StepFindings])[] = [];
  for (const [id, node] of Object.entries(subject.graph.nodes)) {
    const findings = node.type === "feature" ? await measureStep(ports, subject, { id, node }) : undefined;
    if (findings) found.push([id, findings]);
  }
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

interface Measured {
  readonly id: string;
  readonly node: FeatureNode;
}

async function measureStep(
  ports: Needs,
  subject: StepSubject,
  { id, node }: Measured,
): Promise<StepFindings | undefined> {
  const { feature } = node;
  const given = subject.steps.find((step) => step.node === id);
  switch (feature) {
    case "age-estimation":
      return { feature, estimate: await estimateAge(ports, subject) };
    case "face-match":
      if (node.config.against !== "portrait") return undefined;
      return { feature, comparison: await compareWithPortrait(ports, subject) };
    case "proof-of-address":
      return readProof(ports, subject);
    case "questionnaire":
      return { feature, answers: given?.isDone ? (given.data["answers"] as Answers) : null };
    case "email-verification":
    case "phone-verification":
      return { feature, contact: contactOf(given) };
    case "id-verification":
    case "liveness":
    case "nfc":
    case "database-validation":
    case "aml-screening":
    case "ip-analysis":
      return undefined;
  }
}

function contactOf(given: Step | undefined) {
  // Sound because contact steps are written by `core/contact` alone.
  const data = given?.data as unknown as ContactData | undefined;
  if (!data) return null;
  const { address, codesSent, wrongCodes } = data;
  return { address, isVerified: given?.isDone === true, codesSent, wrongCodes };
}

async function estimateAge({ engines }: Needs, { images, selfie }: StepSubject) {
  const [image, face] = [images.get("face"), selfie?.faces.value[0]];
  return image && face ? engines.ages.estimate(image, face) : null;
}

async function compareWithPortrait({ engines }: Needs, { images, selfie }: StepSubject) {
  const [selfieImage, face, portrait] = [images.get("face"), selfie?.faces.value[0], images.get("portrait")];
  if (!selfieImage || !face || !portrait) return null;
  const [known] = (await engines.faces.detect(portrait)).value;
  if (!known) return null;
  const [ofPortrait, ofSelfie] = await Promise.all([
    engines.embeddings.embed(portrait, known),
    engines.embeddings.embed(selfieImage, face),
  ]);
  return engines.embeddings.compare(ofSelfie, ofPortrait);
}

async function readProof(ports: Needs, { session, media, today }: StepSubject): Promise<StepFindings> {
  const feature = "proof-of-address";
  const file = media.findLast(({ role }) => role === "address-proof");
  if (!file) return { feature, mediaId: null, reading: null };
  try {
    const bytes = await openMedia(ports, file, session.wrappedKey);
    return { feature, mediaId: file.id, reading: await ports.engines.addressProofs.read(bytes, today) };
  } catch (error) {
    if (!(error instanceof CoreError && unreadable.includes(error.code))) throw error;
    return { feature, mediaId: file.id, reading: null };
  }
}

const unreadable: readonly CoreError["code"][] = ["image-unreadable", "image-format-unsupported"];
