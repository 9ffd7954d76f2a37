import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LoadedFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import type { LoadedLivenessMeter } from "../../server/src/engines/liveness/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { type Half, pictures } from "./data-files.ts";
import { type Share, shareOf } from "./interval.ts";

/** Live people taken for a fake (BPCER) and fakes taken for live (APCER), by the texture below which a fake is said. */
export interface LivenessFigures {
  readonly [threshold: string]: { readonly bpcer: Share; readonly apcer: Share };
}

/** Measures the texture net on frames of people and of their printed photos. */
export async function measureLiveness(
  engines: { readonly detector: LoadedFaceDetector; readonly meter: LoadedLivenessMeter },
  folder: string,
  half: Half,
): Promise<LivenessFigures> {
  const textures = async (kind: string): Promise<readonly number[]> => {
    const found: number[] = [];
    for (const path of await pictures(join(folder, "faces/liveness", kind), half)) {
      const raster = await decodeImage(await readFile(path));
      const [face] = (await engines.detector.detect(raster)).value;
      const texture = face && (await engines.meter.measure(raster, face)).value.texture;
      if (typeof texture === "number") found.push(texture);
    }
    return found;
  };
  const [real, fake] = [await textures("real"), await textures("fake")];
  const at = (threshold: number) => ({
    bpcer: shareOf(real.filter((texture) => texture < threshold).length, real.length),
    apcer: shareOf(fake.filter((texture) => texture >= threshold).length, fake.length),
  });
  return { "0.3": at(0.3), "0.5": at(0.5), "0.9": at(0.9) };
}
