import { join } from "node:path";
import { predictSpoof } from "../../server/src/core/liveness/predict-spoof.ts";
import { pictures } from "../face/data-files.ts";
import { type Share, shareOf } from "../face/interval.ts";
import { facesOf } from "./lab-faces.ts";
import { filmSamples, plainSamples, type SampleEngines, type StillSample } from "./still-samples.ts";

/** What is said of the pictures of one source and kind. */
export interface StillFigures {
  readonly real: Share;
  readonly fake: Share;
  readonly undetermined: Share;
}

/**
 * Measures passive liveness on the half of a data folder that nothing was fitted on: frames of people and of their printed
 * photos, press photos as they are, and press photos filmed alone and on paper and displays by the lab.
 */
export async function measureStills(
  engines: SampleEngines,
  folder: string,
  { faces }: { readonly faces: number },
): Promise<Readonly<Record<string, StillFigures>>> {
  const { detector } = engines;
  const held = async (part: string) => pictures(join(folder, "faces", part), "held-out");
  const press = spread(await held("lfw"), faces);
  const pressFaces = await facesOf(detector, press);
  const live = await facesOf(detector, await held("liveness/real"));
  const prints = await facesOf(detector, await held("liveness/fake"));
  const samples = [
    ...(await plainSamples(engines, { kind: "live", source: "NUAA" }, live)),
    ...(await plainSamples(engines, { kind: "print", source: "NUAA" }, prints)),
    ...(await plainSamples(engines, { kind: "live", source: "LFW" }, pressFaces)),
    ...(await filmSamples(engines, "LFW, filmed", pressFaces)),
  ];
  return figuresOf(samples);
}

function spread(paths: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, Math.floor(paths.length / count));
  return paths.filter((_path, i) => i % step === 0).slice(0, count);
}

function figuresOf(samples: readonly StillSample[]): Readonly<Record<string, StillFigures>> {
  const groups = Map.groupBy(samples, ({ kind, source }) => `${source}: ${kind}`);
  const figures = [...groups].map(([name, group]) => {
    const said = group.map(({ signals }) => predictSpoof(signals));
    const share = (word: (typeof said)[number]) =>
      shareOf(said.filter((one) => one === word).length, said.length);
    return [name, { real: share("real"), fake: share("fake"), undetermined: share("undetermined") }] as const;
  });
  return Object.fromEntries(figures);
}
