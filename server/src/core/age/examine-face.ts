import { checkFaceImage, type FaceImage, type FaceImageCheck } from "#core/face/check-face-image.ts";
import type { FaceFinding } from "#core/face/face.ts";
import { predictSpoof, type SpoofPrediction } from "#core/liveness/predict-spoof.ts";
import type { ImageRef } from "#core/media/image.ts";
import type { Ports } from "#core/ports.ts";
import type { AgeEstimate } from "./age.ts";

type Needs = Pick<Ports, "imageHeaders"> & {
  readonly engines: Pick<Ports["engines"], "images" | "faces" | "faceQuality" | "liveness" | "ages">;
};

/** What is asked about a face. */
export interface FaceQuestion extends FaceImage {
  readonly wantsAge: boolean;
  readonly wantsSpoof: boolean;
}

/** What is answered about the one face of a picture that passed its checks. */
export type FaceAnswer =
  | {
      readonly failure: undefined;
      readonly age: AgeEstimate | undefined;
      readonly spoof: SpoofPrediction | undefined;
      /** What the prediction rests on; null where the net is switched off. */
      readonly texture: number | null;
    }
  /** A net could not tell. */
  | { readonly failure: Error };

/** Checks a picture and answers about its face. Nothing of it is kept. Throws "overloaded". */
export function examineFace(ports: Needs, question: FaceQuestion): Promise<FaceImageCheck<FaceAnswer>> {
  return checkFaceImage(ports, question, (image, face) => answer(ports, question, { image, face }));
}

async function answer(
  { engines }: Needs,
  { wantsAge, wantsSpoof }: FaceQuestion,
  { image, face }: { readonly image: ImageRef; readonly face: FaceFinding },
): Promise<FaceAnswer> {
  try {
    const age = wantsAge ? (await engines.ages.estimate(image, face)).value : undefined;
    const signals = wantsSpoof ? (await engines.liveness.measure(image, face)).value : undefined;
    const spoof = signals && predictSpoof(signals);
    return { failure: undefined, age, spoof, texture: signals?.texture ?? null };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error("A net told nothing.", { cause: error }) };
  }
}
