/** The part of `@npmcli/config` that is used here; the package has no types. */
declare module "@npmcli/config" {
  class Config {
    constructor(options: {
      npmPath: string;
      definitions: unknown;
      shorthands: unknown;
      flatten: unknown;
      nerfDarts: unknown;
      argv: readonly string[];
      cwd?: string;
      env?: Record<string, string | undefined>;
      warn: boolean;
    });
    load(): Promise<void>;
    /** All settings in the form that npm's libraries take as options. */
    readonly flat: Record<string, unknown>;
  }
  export = Config;
}

declare module "@npmcli/config/lib/definitions/index.js" {
  const settings: { definitions: unknown; shorthands: unknown; flatten: unknown; nerfDarts: unknown };
  export = settings;
}
