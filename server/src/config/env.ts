/** Variables by name, as the process was given them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The only reader of the process's environment. */
export function readEnvironment(): Environment {
  return process.env;
}
