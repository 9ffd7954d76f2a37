import { resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import type { ConfigProblem } from "./config-problem.ts";
import { type Environment, readEnvironment } from "./env.ts";
import { Refusal } from "./readers.ts";
import { findMisspelled } from "./find-misspelled.ts";
import { modelVariable, type Variable, variables } from "./variables.ts";

type Table = typeof variables;
type Values = { readonly [Key in keyof Table]: Table[Key] extends Variable<infer T> ? T : never };

/** All that can be configured. Folders and files are absolute paths. */
export interface Config extends Omit<Values, "publicUrl" | "livenessTexture" | "registration"> {
  /** Origin, without a slash at the end. */
  readonly publicUrl: string;
  readonly hasLivenessTexture: boolean;
  readonly isRegistrationOpen: boolean;
  /** Files that replace models, by the model's name in kebab-case. */
  readonly models: Readonly<Record<string, string>>;
  /** Of this program. */
  readonly version: string;
}

/** Everything that is wrong with the configuration, told at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, problem, mend }) => `  ${variable}: ${problem}; ${mend}`);
    super(`the configuration has ${problems.length} error(s):\n${lines.join("\n")}`);
    this.problems = problems;
  }
}

/** Reads and checks every variable; an empty one counts as not set. Throws ConfigError. */
export function loadConfig(
  environment: Environment = readEnvironment(),
  workingDirectory: string = process.cwd(),
): Config {
  const problems: ConfigProblem[] = findMisspelled(environment);
  const entries = Object.entries(variables).map(([key, variable]) => {
    return [key, readVariable(variable as Variable<unknown>, environment, problems)];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  const { publicUrl, livenessTexture, registration, ...values } = Object.fromEntries(entries) as Values;
  return {
    ...values,
    home: resolve(workingDirectory, values.home),
    publicUrl: publicUrl ?? `http://localhost:${values.port}`,
    templates: values.templates === undefined ? undefined : resolve(workingDirectory, values.templates),
    hasLivenessTexture: livenessTexture === "on",
    // A stranger whose codes nobody sends gets no further than whoever runs the server lets him.
    isRegistrationOpen: registration === undefined ? values.smtpUrl === undefined : registration === "open",
    models: readModelPaths(environment, workingDirectory),
    version: manifest.version,
  };
}

function readVariable<T>(variable: Variable<T>, environment: Environment, problems: ConfigProblem[]): T {
  const text = environment[variable.name]?.trim() ?? "";
  if (text === "") return variable.fallback;
  try {
    return variable.read(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push({ variable: variable.name, problem: error.message, mend: error.mend });
    return variable.fallback;
  }
}

function readModelPaths(environment: Environment, workingDirectory: string): Record<string, string> {
  const paths: Record<string, string> = {};
  for (const [name, path] of Object.entries(environment)) {
    if (!name.startsWith(modelVariable.prefix) || !path) continue;
    const model = name.slice(modelVariable.prefix.length).toLowerCase().replaceAll("_", "-");
    paths[model] = resolve(workingDirectory, path);
  }
  return paths;
}
