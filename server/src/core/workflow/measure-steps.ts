import type { Findings, SelfieFindings } from "#core/check/evidence.ts";
import type { Pictures } from "#core/check/measure-pictures.ts";
import { CoreError } from "#core/errors.ts";
import type { MediaId } from "#core/media/media.ts";
import type { Engines } from "#core/ports.ts";
import type { Answers } from "#core/questionnaire/questionnaire.ts";
import { contactDataOf } from "./contact-data.ts";
import type { FeatureNode, WorkflowDefinition } from "./definition.ts";
import type { Step } from "./step.ts";
import type { StepFindings } from "./step-findings.ts";

/** A proof of address: it is read as a file, for it may be no picture. */
export interface ProofFile {
  readonly mediaId: MediaId;
  readonly read: () => Promise<Uint8Array>;
}

/** An attempt as its steps see it. */
export interface StepSubject {
  readonly graph: WorkflowDefinition;
  readonly steps: readonly Step[];
  readonly pictures: Pictures;
  readonly proof: ProofFile | undefined;
  readonly selfie: SelfieFindings | null;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What steps measured or were given beside the pictures that every workflow knows; undefined where there are none. */
export async function measureSteps(engines: Engines, subject: StepSubject): Promise<Findings["steps"]> {
  const found: (readonly [string, StepFindings])[] = [];
  for (const [id, node] of Object.entries(subject.graph.nodes)) {
    const findings = node.type === "feature" ? await measureStep(engines, subject, { id, node }) : undefined;
    if (findings) found.push([id, findings]);
  }
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

interface Measured {
  readonly id: string;
  readonly node: FeatureNode;
}

async function measureStep(
  engines: Engines,
  subject: StepSubject,
  { id, node }: Measured,
): Promise<StepFindings | undefined> {
  const { feature } = node;
  const given = subject.steps.find((step) => step.node === id);
  switch (feature) {
    case "age-estimation":
      return { feature, estimate: await estimateAge(engines, subject) };
    case "face-match":
      if (node.config.against !== "portrait") return undefined;
      return { feature, comparison: await compareWithPortrait(engines, subject) };
    case "proof-of-address":
      return readProof(engines, subject);
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
  const data = contactDataOf(given);
  if (!data) return null;
  const { address, codesSent, wrongCodes } = data;
  return { address, isVerified: given?.isDone === true, codesSent, wrongCodes };
}

async function estimateAge(engines: Engines, { pictures, selfie }: StepSubject) {
  const [image, face] = [pictures.get("face")?.image, selfie?.faces.value[0]];
  return image && face ? engines.ages.estimate(image, face) : null;
}

async function compareWithPortrait(engines: Engines, { pictures, selfie }: StepSubject) {
  const [selfieImage, portrait] = [pictures.get("face")?.image, pictures.get("portrait")?.image];
  const face = selfie?.faces.value[0];
  if (!selfieImage || !face || !portrait) return null;
  const [known] = (await engines.faces.detect(portrait)).value;
  if (!known) return null;
  const [ofPortrait, ofSelfie] = await Promise.all([
    engines.embeddings.embed(portrait, known),
    engines.embeddings.embed(selfieImage, face),
  ]);
  return engines.embeddings.compare(ofSelfie, ofPortrait);
}

async function readProof(engines: Engines, { proof, today }: StepSubject): Promise<StepFindings> {
  const feature = "proof-of-address";
  if (!proof) return { feature, mediaId: null, reading: null };
  const { mediaId, read } = proof;
  try {
    return { feature, mediaId, reading: await engines.addressProofs.read(await read(), today) };
  } catch (error) {
    if (!(error instanceof CoreError && unreadable.includes(error.code))) throw error;
    return { feature, mediaId, reading: null };
  }
}

const unreadable: readonly CoreError["code"][] = ["image-unreadable", "image-format-unsupported"];
