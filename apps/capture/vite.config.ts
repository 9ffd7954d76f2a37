import { copyFileSync, globSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** Two pages, served under /capture/ with names that change with their content. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/capture/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [recognition()],
  worker: { format: "es" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // A data: address would need a hole in the content policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The recognition library is large and fetched at the selfie alone; a test watches over what comes before.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { index: "index.html", doctor: "doctor.html" },
      // One file packs better than the small ones that two pages would share.
      output: {
        codeSplitting: {
          groups: [{ name: "common", minShareCount: 2, test: /^(?!.*(?:step-title|trouble-screen)).*$/ }],
        },
      },
    },
  },
});

/** Nets and WebAssembly, fetched from our own origin when they are needed and not before. */
function recognition(): Plugin {
  let output = "";
  return {
    name: "recognition",
    configResolved: (config) => {
      output = join(config.root, config.build.outDir, "recognition");
    },
    closeBundle: () => {
      mkdirSync(output, { recursive: true });
      for (const file of recognitionFiles()) copyFileSync(file, join(output, file.replace(/^.*[\\/]/, "")));
    },
  };
}

const require = createRequire(import.meta.url);

function recognitionFiles(): string[] {
  const models = join(dirname(require.resolve("@vladmandic/human")), "..", "models");
  const wasm = dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"));
  return [
    ...["blazeface", "facemesh"]
      .flatMap((net) => [`${net}.json`, `${net}.bin`])
      .map((name) => join(models, name)),
    // Threads need isolation from other origins, which a page in a frame cannot have.
    ...globSync("dist/*{wasm,simd}.wasm", { cwd: wasm })
      .filter((name) => !name.includes("threaded"))
      .map((name) => join(wasm, name)),
    require.resolve("zxing-wasm/reader/zxing_reader.wasm"),
  ];
}
