import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Loads CommonJS files of packages, also those that they do not export. */
export const require = createRequire(import.meta.url);

/** The folder of an installed package, found by a file that it exports. */
export function packageFolder(name: string): string {
  const found = require.resolve.paths(name)?.map((folder) => join(folder, name)) ?? [];
  for (const folder of found) {
    try {
      require.resolve(join(folder, "package.json"));
      return folder;
    } catch {
      // It lies in another folder.
    }
  }
  throw new Error(`${name} is not installed.`);
}

/** Where TensorFlow.js finds its WebAssembly. */
export function wasmFolder(): string {
  return `${join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")), "wasm-out")}/`;
}
