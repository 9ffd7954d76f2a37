import type { LivenessSignals } from "../../server/src/core/liveness/liveness.ts";
import type { LoadedFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import type { LoadedLivenessMeter } from "../../server/src/engines/liveness/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { seededRandom } from "../../server/src/specimen/random.ts";
import { filmStill, type LabFace, type StillAttack, stillAttacks } from "./still-attacks.ts";

/** A picture whose truth is known, and what was measured on it. */
export interface StillSample {
  /** "live", or the kind of attack. */
  readonly kind: string;
  readonly source: string;
  readonly signals: LivenessSignals;
}

/** The engines that a sample needs. */
export interface SampleEngines {
  readonly detector: LoadedFaceDetector;
  readonly meter: LoadedLivenessMeter;
}

const kinds = Object.keys(stillAttacks) as StillAttack[];

/** Films each face, and each kind of imitation of it, once. A picture without a face gives no sample. */
export async function filmSamples(
  engines: SampleEngines,
  source: string,
  faces: readonly LabFace[],
): Promise<readonly StillSample[]> {
  const samples: StillSample[] = [];
  for (const face of faces) {
    for (const [i, kind] of kinds.entries()) {
      const random = seededRandom(seedOf(face.name) + i);
      const picture = await decodeImage(await filmStill(kind, face, random));
      const signals = await measure(engines, picture);
      if (signals) samples.push({ kind, source, signals });
    }
  }
  return samples;
}

/** Pictures as they are. */
export async function plainSamples(
  engines: SampleEngines,
  { kind, source }: Pick<StillSample, "kind" | "source">,
  faces: readonly LabFace[],
): Promise<readonly StillSample[]> {
  const samples: StillSample[] = [];
  for (const { picture, face } of faces) {
    const { value } = await engines.meter.measure(picture, face);
    samples.push({ kind, source, signals: value });
  }
  return samples;
}

async function measure({ detector, meter }: SampleEngines, picture: Raster) {
  const [face] = (await detector.detect(picture)).value;
  return face && (await meter.measure(picture, face)).value;
}

function seedOf(name: string): number {
  let seed = 7;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return seed;
}
