import type { FusionCalibration } from "../../server/src/engines/liveness/calibration.ts";
import { scoreOf } from "../../server/src/engines/liveness/fuse.ts";
import type { Suspicions } from "../../server/src/engines/liveness/signals/suspicions.ts";
import { wilson } from "../face/interval.ts";
import { rounded } from "../support/statistics.ts";

/** A picture of which the truth is known. */
export interface Sample {
  /** "live", or the kind of attack. */
  readonly kind: string;
  /** Where it comes from. */
  readonly source: string;
  readonly suspicions: Suspicions;
}

const steps = 4000;
const pace = 0.3;
const shrink = 0.002;

/**
 * Weights by logistic regression, none below 0, so that no signal can speak for a person by being unusual. Live pictures
 * and attacks count alike in all, and so does every source of the one and every kind of the other.
 */
export function fitFusion(
  samples: readonly Sample[],
  { hasTexture }: { readonly hasTexture: boolean },
): FusionCalibration {
  const names = (Object.keys(samples[0]?.suspicions ?? {}) as (keyof Suspicions)[]).filter(
    (name) => hasTexture || name !== "texture",
  );
  const shares = sampleShares(samples);
  let bias = 0;
  const weights: Record<keyof Suspicions, number> = {
    ...{ texture: 0, pattern: 0, fringes: 0, edges: 0, roughness: 0, coldness: 0, coldBeside: 0 },
  };
  for (let step = 0; step < steps; step += 1) {
    const errors = samples.map((sample) => {
      const live = 1 / (1 + Math.exp(-scoreOf(sample.suspicions, { bias, weights })));
      return (sample.kind === "live" ? 1 : 0) - live;
    });
    const slope = (of: (sample: Sample) => number) =>
      samples.reduce((sum, sample, i) => sum + (shares[i] ?? 0) * (errors[i] ?? 0) * of(sample), 0);
    bias += pace * slope(() => 1);
    for (const name of names) {
      const change = -slope(({ suspicions }) => suspicions[name]) - shrink * weights[name];
      weights[name] = Math.max(0, weights[name] + pace * change * 4);
    }
  }
  for (const name of names) weights[name] = rounded(weights[name], 2);
  bias = rounded(bias, 2);
  return { bias, weights, ...rates(samples, { bias, weights }) };
}

function sampleShares(samples: readonly Sample[]): readonly number[] {
  const groupOf = ({ kind, source }: Sample) => (kind === "live" ? `live ${source}` : kind);
  const sizes = new Map<string, number>();
  for (const sample of samples) sizes.set(groupOf(sample), (sizes.get(groupOf(sample)) ?? 0) + 1);
  const groups = [...sizes.keys()];
  const live = groups.filter((group) => group.startsWith("live")).length;
  return samples.map((sample) => {
    const size = sizes.get(groupOf(sample)) ?? 1;
    return 0.5 / size / (sample.kind === "live" ? live : groups.length - live);
  });
}

const rows = 48;

/** Both errors at scores spread evenly; an attack's rate is the mean over the kinds. */
function rates(
  samples: readonly Sample[],
  fusion: Pick<FusionCalibration, "bias" | "weights">,
): Pick<FusionCalibration, "falseFake" | "falseReal"> {
  const scored = samples.map((sample) => ({ kind: sample.kind, score: scoreOf(sample.suspicions, fusion) }));
  const live = scored.filter(({ kind }) => kind === "live");
  const fakes = scored.filter(({ kind }) => kind !== "live");
  const kinds = [...new Set(fakes.map(({ kind }) => kind))];
  const all = scored.map(({ score }) => score);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const scores = Array.from({ length: rows + 1 }, (_, i) => low + ((high - low) * i) / rows);
  const upper = (count: number, total: number) => rounded(wilson(count, total).high, 3);
  const falseFake = scores.map((score) => {
    const count = live.filter((one) => one.score <= score).length;
    return [rounded(score), upper(count, live.length)] as const;
  });
  const falseReal = scores.map((score) => {
    const shares = kinds.map((kind) => {
      const ofKind = fakes.filter((one) => one.kind === kind);
      return ofKind.filter((one) => one.score >= score).length / ofKind.length;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, kinds.length);
    return [rounded(score), upper(mean * fakes.length, fakes.length)] as const;
  });
  return { falseFake, falseReal };
}
