import type { Admin, LoneEngines } from "#app.ts";
import type { Config } from "#config/config.ts";
import type { ServeOptions } from "#main.ts";
import type { CataloguedModel, CatalogueStep } from "#model-catalogue.ts";
import type { LoadedWorkflow } from "#workflow-files.ts";
import type { Terminal } from "./terminal.ts";

/** What commands need of the product. Loaded when first used, so that help and usage errors answer at once. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Throws ConfigError with all that is wrong. */
  readonly loadConfig: () => Promise<Config>;
  readonly openAdmin: (config: Config) => Promise<Admin>;
  /** The engines alone, without server and database. */
  readonly openEngines: (config: Config) => Promise<LoneEngines>;
  readonly serve: (config: Config, options: ServeOptions) => Promise<void>;
  /** The built-in time-stamp authority's root certificate, in PEM. */
  readonly timestampRoot: (config: Config) => Promise<string>;
  readonly listModels: (config: Config) => Promise<readonly CataloguedModel[]>;
  readonly fetchModels: (config: Config, onStep: (step: CatalogueStep) => void) => Promise<void>;
  /** A workflow's file and the cases beside it. */
  readonly loadWorkflow: (fileName: string) => Promise<LoadedWorkflow>;
  /** The dialects for which an integration gets credentials. */
  readonly dialectNames: () => Promise<readonly string[]>;
  /** YYYY-MM-DD */
  readonly today: () => Promise<string>;
}

/** The real product behind the commands. */
export function createContext(terminal: Terminal): CommandContext {
  return {
    terminal,
    loadConfig: async () => (await import("#config/config.ts")).loadConfig(),
    openAdmin: async (config) => (await import("#app.ts")).openAdmin(config),
    openEngines: async (config) => (await import("#app.ts")).openEngines(config),
    serve: async (config, options) => (await import("#main.ts")).serve(config, options),
    timestampRoot: async (config) => (await import("#app.ts")).timestampRoot(config),
    listModels: async (config) => (await import("#model-catalogue.ts")).listModels(config),
    fetchModels: async (config, onStep) =>
      (await import("#model-catalogue.ts")).fetchAllModels(config, onStep),
    loadWorkflow: async (fileName) => (await import("#workflow-files.ts")).loadWorkflow(fileName),
    dialectNames: async () => (await import("#app.ts")).dialectNames,
    today: async () => (await import("#main.ts")).today(),
  };
}
