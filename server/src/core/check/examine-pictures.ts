import { defaultPolicy } from "#core/decision/policy.ts";
import { defaultSettings } from "#core/integration/integration.ts";
import type { MediaId, MediaRole } from "#core/media/media.ts";
import type { Engines } from "#core/ports.ts";
import type { ExpectedPerson } from "#core/session/session.ts";
import { compileFeatures, type ListedFeature } from "#core/workflow/compile-features.ts";
import { measureSteps } from "#core/workflow/measure-steps.ts";
import { type Judged, runWorkflow } from "#core/workflow/run-workflow.ts";
import type { Findings } from "./evidence.ts";
import { measurePictures, type Picture } from "./measure-pictures.ts";

/** What is asked about pictures that belong to no session. */
export interface PictureQuestion {
  /** One of each kind at most. */
  readonly features: readonly ListedFeature[];
  readonly pictures: Readonly<
    Partial<Record<"document-front" | "document-back" | "face" | "portrait", Uint8Array>>
  >;
  /** A bill or letter: PDF, JPEG or PNG. */
  readonly addressProof?: Uint8Array | undefined;
  readonly expectedPerson?: ExpectedPerson | undefined;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What was measured of them, and how each feature came out. */
export interface ExaminedPictures extends Judged {
  readonly findings: Findings;
}

/**
 * Measures and judges pictures as a session's would be. Nothing is kept. Throws "image-unreadable" for one that cannot be
 * opened, and "overloaded".
 */
export async function examinePictures(
  engines: Engines,
  question: PictureQuestion,
): Promise<ExaminedPictures> {
  const pictures = new Map<MediaRole, Picture>();
  try {
    for (const [role, bytes] of Object.entries(question.pictures))
      pictures.set(role as MediaRole, { mediaId: role as MediaId, image: await engines.images.open(bytes) });
    const graph = compileFeatures(question.features);
    const { ofSelfie: _, ...measured } = await measurePictures(engines, pictures, question.today);
    const { addressProof: bytes, today } = question;
    const proof = bytes && { mediaId: "address-proof" as MediaId, read: async () => bytes };
    const subject = { graph, pictures, today, proof, steps: [], selfie: measured.selfie };
    const steps = await measureSteps(engines, subject);
    const findings = { ...withoutMeasurements(question), ...measured, ...(steps && { steps }) };
    return { findings, ...runWorkflow(findings, defaultPolicy, graph) };
  } finally {
    await Promise.all([...pictures.values()].map(({ image }) => engines.images.close(image)));
  }
}

function withoutMeasurements({ pictures, today, expectedPerson = {} }: PictureQuestion) {
  const media = Object.keys(pictures).map((role) => ({
    ...{ id: role as MediaId, kind: "image" as const, role: role as MediaRole },
  }));
  const common = { today, expectedPerson, expectedDocument: {}, settings: defaultSettings, media };
  return { ...common, faceSearch: null };
}
