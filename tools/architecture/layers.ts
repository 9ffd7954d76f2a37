/** What a folder of server/src may import beside itself. Both the rules and the table of ARCHITECTURE.md come from here. */
export interface Layer {
  /** Other layers. */
  readonly layers: readonly string[];
  /** npm packages; "declared" means any that server/package.json declares. */
  readonly npm: readonly string[] | "declared";
  /** Node's own modules, without the prefix. */
  readonly node: readonly string[] | "any";
  /** Whether its subfolders are islands, which may not import one another. */
  readonly areIslands?: boolean;
  /** The one subfolder that the other islands may import. */
  readonly sharedIsland?: string;
  /** What the folder does, in a few words. */
  readonly purpose: string;
}

/** The import rule: what is not listed is forbidden. */
export const mayImport: Readonly<Record<string, Layer>> = {
  lib: { layers: [], npm: [], node: [], purpose: "tiny and free of the domain" },
  core: { layers: ["lib"], npm: [], node: [], purpose: "the product's meaning" },
  engines: {
    layers: ["core", "lib"],
    npm: "declared",
    node: "any",
    areIslands: true,
    sharedIsland: "runtime",
    purpose: "measure, never judge",
  },
  storage: {
    layers: ["core", "lib"],
    npm: "declared",
    node: "any",
    areIslands: true,
    purpose: "remembers",
  },
  adapters: {
    layers: ["core", "lib"],
    npm: "declared",
    node: "any",
    areIslands: true,
    purpose: "one port each: keys, time stamps, clock",
  },
  specimen: {
    layers: ["core", "lib"],
    npm: "declared",
    node: "any",
    purpose: "draws documents for tests and the demo",
  },
  jobs: { layers: ["core", "lib"], npm: "declared", node: [], purpose: "retry" },
  http: {
    layers: ["lib"],
    npm: ["@fastify/static", "fastify", "undici"],
    node: "any",
    purpose: "bytes in, and the one checked way out",
  },
  config: { layers: ["lib"], npm: [], node: "any", purpose: "the only reader of the environment" },
  dialects: {
    layers: ["core", "http", "lib"],
    npm: ["fastify", "typebox"],
    node: ["crypto"],
    areIslands: true,
    purpose: "translate",
  },
  api: {
    layers: ["core", "http", "lib"],
    npm: ["fastify", "typebox"],
    node: [],
    areIslands: true,
    purpose: "our own pages' interfaces",
  },
  cli: {
    layers: ["core", "config", "lib", "specimen"],
    npm: "declared",
    node: "any",
    purpose: "the command line",
  },
};

/** A file beside the folders, which may import every one of them. */
export interface Root {
  /** Who may import it: layers or other roots. Tests always may. */
  readonly importedBy: readonly string[];
  readonly purpose: string;
}

/** The composition roots. */
export const roots: Readonly<Record<string, Root>> = {
  "app.ts": { importedBy: ["main.ts", "cli"], purpose: "puts everything together" },
  "main.ts": { importedBy: ["cli"], purpose: "starts, listens, stops" },
  "engine-set.ts": { importedBy: ["engine-thread.ts"], purpose: "every engine of one thread" },
  "engine-models.ts": {
    importedBy: ["app.ts", "engine-thread.ts", "model-catalogue.ts", "cli"],
    purpose: "names the weights in use",
  },
  "model-catalogue.ts": { importedBy: ["app.ts", "cli"], purpose: "tells which weights are here" },
  "schedules.ts": { importedBy: ["app.ts"], purpose: "what is done again and again" },
  "workflow-files.ts": {
    importedBy: ["app.ts", "cli"],
    purpose: "workflows as files, and those that are shipped",
  },
  "compiled-code.ts": {
    importedBy: ["cli", "engine-worker.ts"],
    purpose: "keeps compiled code between starts",
  },
  "engine-worker.ts": { importedBy: [], purpose: "begins a worker thread" },
  "engine-thread.ts": {
    importedBy: ["engine-worker.ts"],
    purpose: "puts the engines together inside a worker thread",
  },
};
