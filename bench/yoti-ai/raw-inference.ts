import { InferenceSession } from "onnxruntime-node";
import { loadAgeEstimator } from "../../server/src/engines/age/engine.ts";
import { loadFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import { loadLivenessMeter } from "../../server/src/engines/liveness/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { benchModelStore } from "../face/bench-models.ts";

type Run = (...args: unknown[]) => Promise<unknown>;

interface Recorded {
  readonly session: unknown;
  readonly args: readonly unknown[];
}

/** The least that an answer about a picture takes: decoding it, and the nets with their inputs ready. */
export interface RawInference {
  readonly runs: number;
  /** Does both once; in milliseconds. */
  measure(): Promise<{ readonly decodeMs: number; readonly netsMs: number }>;
}

/** Lets the engines look at a picture once, keeps what they give to their nets, and can give it again. */
export async function recordInference(picture: Uint8Array): Promise<RawInference> {
  const models = await benchModelStore();
  const [detector, estimator, meter] = [
    await loadFaceDetector(models),
    await loadAgeEstimator(models),
    await loadLivenessMeter(models),
  ];
  const { prototype } = InferenceSession as unknown as { prototype: { run: Run } };
  const { run } = prototype;
  const recorded: Recorded[] = [];
  prototype.run = async function record(this: unknown, ...args) {
    recorded.push({ session: this, args });
    return Reflect.apply(run, this, args);
  };
  const raster = await decodeImage(picture);
  const [face] = (await detector.detect(raster)).value;
  if (!face) throw new Error("There is no face on the picture.");
  await estimator.estimate(raster, face);
  await meter.measure(raster, face);
  prototype.run = run;
  return {
    runs: recorded.length,
    measure: async () => {
      const begun = performance.now();
      await decodeImage(picture);
      const decoded = performance.now();
      for (const { session, args } of recorded) await Reflect.apply(run, session, args);
      return { decodeMs: decoded - begun, netsMs: performance.now() - decoded };
    },
  };
}
