import { mendOfUnknown } from "../nearest.ts";
import type { Problem, ProblemPath } from "../problem.ts";

/** Reads a file's values one after the other and notes what is wrong with them. */
export interface Shape {
  readonly problems: Problem[];
}

/** Notes a problem; answers undefined, for the value that is missing. */
export function refuse(shape: Shape, path: ProblemPath, problem: string, mend: string): undefined {
  shape.problems.push({ path, problem, mend });
  return undefined;
}

/** An object whose keys are all known. */
export function readObject(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
  known?: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse(shape, path, "this is no group of fields", "write `name: value` lines");
  const object = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(object))
    if (known && !known.includes(key))
      refuse(shape, [...path, key], `there is no field ${key}`, mendOfUnknown(key, known));
  return object;
}

/** A list. */
export function readList(shape: Shape, path: ProblemPath, value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return refuse(shape, path, "this is no list", "begin each entry with `- `");
}

/** A text that is not empty. */
export function readText(shape: Shape, path: ProblemPath, value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  return refuse(shape, path, "this is no text", "write a text");
}

/** A number within limits. */
export function readNumber(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
  [min, max]: readonly [number, number] = [-Infinity, Infinity],
): number | undefined {
  if (typeof value !== "number") return refuse(shape, path, "this is no number", "write a number");
  if (value < min || value > max)
    return refuse(shape, path, `${value} is out of range`, `write a number from ${min} to ${max}`);
  return value;
}

/** One of several words. */
export function readWord<T extends string>(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
  words: readonly T[],
): T | undefined {
  const word = words.find((one) => one === value);
  if (word !== undefined) return word;
  const given = typeof value === "string" ? value : "";
  return refuse(shape, path, `this is none of the words known here`, mendOfUnknown(given, words));
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `90m`, `12h` or `30d`, in seconds. */
export function readDuration(shape: Shape, path: ProblemPath, value: unknown): number | undefined {
  const [, count, unit = ""] = /^(\d+)([smhd])$/.exec(String(value)) ?? [];
  if (count === undefined) return refuse(shape, path, "this is no length of time", "write 90m, 12h or 30d");
  return Number(count) * (units[unit] ?? 1);
}

/** `document-types` for `documentTypes`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The same object without what was not read. */
export function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
