import { defineConfig, type UserConfig } from "vite";

/** Mode "script": one file for a tag in a page, without anything else to load. Mode "module": for bundlers. */
export default defineConfig(({ mode }): UserConfig => {
  const isScript = mode === "script";
  return {
    root: import.meta.dirname,
    build: {
      outDir: "dist",
      emptyOutDir: isScript,
      target: "es2020",
      reportCompressedSize: false,
      lib: {
        entry: isScript ? "src/script.ts" : "src/index.ts",
        formats: [isScript ? "iife" : "es"],
        name: "bonafideWeb",
        fileName: () => (isScript ? "bonafide-web.js" : "index.js"),
      },
    },
  };
});
