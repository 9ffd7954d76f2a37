import type { FaceComparison, FaceTemplate } from "#core/face/face.ts";
import type { Measured } from "#core/media/image.ts";
import { calibration } from "./calibration.ts";
import { errorRatesAt } from "./error-rates.ts";
import { cosine, distance } from "./postprocess.ts";

const faceresWeight = 0.7;

/**
 * Compares two faces, with error rates from the calibration. Throws when the templates are not of the same nets.
 */
export function compareFaces(a: FaceTemplate, b: FaceTemplate): Measured<FaceComparison> {
  if (!isOfSameNets(a, b)) throw new Error("The templates are not of the same nets.");
  const score = similarity(a, b);
  return { value: { score, ...errorRatesAt(score, calibration) }, models: a.models };
}

/**
 * How alike two faces are: the cosine of faceres, weighted, less the distance of dlib's descriptors at length 1.
 * From about -1 to 0.7; the weight was chosen from three on people who are not among those measured since.
 */
export function similarity(a: FaceTemplate, b: FaceTemplate): number {
  const [descriptorA, featuresA] = a.vectors;
  const [descriptorB, featuresB] = b.vectors;
  if (!descriptorA || !featuresA || !descriptorB || !featuresB) throw new Error("A template lacks a vector.");
  return -distance(descriptorA, descriptorB) + faceresWeight * cosine(featuresA, featuresB);
}

function isOfSameNets(a: FaceTemplate, b: FaceTemplate): boolean {
  const versions = ({ models }: FaceTemplate) =>
    models.map(({ name, version }) => `${name} ${version}`).join();
  return versions(a) === versions(b);
}
