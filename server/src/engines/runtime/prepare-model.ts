import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withFileLock } from "./file-lock.ts";
import { ModelError, type ModelStep } from "./model-error.ts";
import type { ModelSource, ModelSpec } from "./model-store.ts";
import { hashRemembered } from "./model-verification.ts";
import { packageFile } from "./package-file.ts";
import { convertGraphModel } from "./tfjs/convert-graph-model.ts";
import { readWeightsManifest } from "./tfjs/weights-manifest.ts";
import { writeFileSafely } from "./write-file-safely.ts";

/** How far a model is; bytes are 0 of 0 where a step cannot tell. */
export interface ModelProgress {
  readonly model: string;
  readonly step: ModelStep;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

type OnProgress = (progress: ModelProgress) => void;

/** Makes one model ready and gives its path. Safe to call at once from several threads and processes. */
export async function prepareModel(
  spec: ModelSpec,
  dir: string,
  onProgress: OnProgress = () => {},
): Promise<string> {
  const { source } = spec;
  if (isUsedInPlace(source)) {
    const path = await during(spec, "find", () => placeOf(source));
    if (await hasRightHash(spec, path, dir)) return path;
    const advice =
      source.kind === "bundled" ? "Install the server again." : "Reinstall the dependencies (npm ci).";
    throw wrongHash(spec, advice);
  }
  const path = join(dir, spec.file);
  if (await hasRightHash(spec, path, dir)) return path;
  await mkdir(dir, { recursive: true });
  await withFileLock(`${path}.lock`, async () => {
    if (await hasRightHash(spec, path, dir)) return;
    await makeFile(spec, source, path, onProgress);
    if (await hasRightHash(spec, path, dir)) return;
    await rm(path, { force: true });
    throw wrongHash(spec, "Reinstall the dependencies (npm ci), then run: bonafide models fetch");
  });
  return path;
}

/** A source whose file lies in the cache. */
type CachedSource = Exclude<ModelSource, SourceInPlace>;

/** A source whose file is used where it lies. */
type SourceInPlace = Extract<ModelSource, { kind: "package" | "bundled" }>;

function isUsedInPlace(source: ModelSource): source is SourceInPlace {
  return source.kind === "package" || source.kind === "bundled";
}

async function placeOf(source: SourceInPlace): Promise<string> {
  return source.kind === "bundled" ? fileURLToPath(source.url) : packageFile(source.package, source.path);
}

async function makeFile(
  spec: ModelSpec,
  source: CachedSource,
  path: string,
  onProgress: OnProgress,
): Promise<void> {
  const report = (step: ModelStep, doneBytes = 0, totalBytes = 0): void =>
    onProgress({ model: spec.name, step, doneBytes, totalBytes });
  if (source.kind === "tarball") {
    // npm's libraries take long to load, and are seldom needed.
    const { fetchTarballFile } = await import("./fetch-tarball-file.ts");
    await fetchTarballFile({ ...source, model: spec.name, target: path, report });
    return;
  }
  report("convert");
  await during(spec, "convert", async () => writeFileSafely(path, await convert(source)));
}

async function convert(source: Exclude<CachedSource, { kind: "tarball" }>): Promise<Uint8Array> {
  const from = await packageFile(source.package, source.path);
  if (source.kind === "weights-manifest") return source.build(await readWeightsManifest(from));
  return convertGraphModel({ ...source, modelPath: from });
}

/** Whether its file is here and is the expected one. */
export async function isModelReady(spec: ModelSpec, dir: string): Promise<boolean> {
  const { source } = spec;
  return hasRightHash(spec, isUsedInPlace(source) ? await placeOf(source) : join(dir, spec.file), dir);
}

async function hasRightHash(spec: ModelSpec, path: string, dir: string): Promise<boolean> {
  try {
    return (await hashRemembered(path, dir, spec.file)) === spec.sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function wrongHash(spec: ModelSpec, advice: string): ModelError {
  return new ModelError({
    model: spec.name,
    step: "verify",
    advice: `The file is not the expected one. ${advice}`,
  });
}

async function during<T>(spec: ModelSpec, step: ModelStep, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError({
      model: spec.name,
      step,
      advice: `${reason} Reinstall the dependencies (npm ci), or name a file of your own for this model.`,
      cause,
    });
  }
}
