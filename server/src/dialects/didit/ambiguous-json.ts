import type { Json } from "#lib/json.ts";
import { byCodePoint } from "./canonical-json.ts";

/** Deeper than this some receivers' parsers give up. */
const depthLimit = 100;
/** Below this Python prints an exponent and JavaScript does not. */
const smallestPlain = 1e-4;
/** From this on JavaScript prints an exponent and Python does not. */
const largestPlain = 1e21;

/** A value that two receivers would print in different ways. */
export interface Ambiguity {
  /** As `items[0].price`; empty for the value itself. */
  readonly path: string;
  readonly why: string;
}

/**
 * Where JavaScript and Python, printing this again with sorted keys, come to different texts; undefined where they
 * agree. A signature over what is sent must hold for both.
 */
export function findAmbiguity(value: Json, path = "", depth = 0): Ambiguity | undefined {
  if (depth > depthLimit) return { path, why: `is nested more than ${depthLimit} levels deep` };
  if (typeof value === "number") return inNumber(value, path);
  if (typeof value === "string") return inText(value, path);
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return inItems(value, path, depth);
  return inObject(value as { readonly [key: string]: Json }, path, depth);
}

function inNumber(value: number, path: string): Ambiguity | undefined {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size >= largestPlain) return { path, why: "is too large a number" };
  if (size > 0 && size < smallestPlain) return { path, why: "is too small a number; write it as a string" };
  return undefined;
}

function inText(value: string, path: string): Ambiguity | undefined {
  return value.isWellFormed() ? undefined : { path, why: "holds half of a surrogate pair" };
}

function inItems(items: readonly Json[], path: string, depth: number): Ambiguity | undefined {
  for (const [place, item] of items.entries()) {
    const found = findAmbiguity(item, `${path}[${place}]`, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function inObject(
  object: { readonly [key: string]: Json },
  path: string,
  depth: number,
): Ambiguity | undefined {
  const keys = Object.keys(object);
  const found = inKeys(keys, path);
  if (found) return found;
  for (const key of keys) {
    const below = findAmbiguity(object[key] ?? null, path === "" ? key : `${path}.${key}`, depth + 1);
    if (below) return below;
  }
  return undefined;
}

function inKeys(keys: readonly string[], path: string): Ambiguity | undefined {
  if (keys.includes("__proto__")) return { path, why: 'has a key "__proto__"' };
  if (!keys.every((key) => key.isWellFormed()))
    return { path, why: "has a key with half of a surrogate pair" };
  const sorted = keys.toSorted(byCodePoint);
  // An object lists keys that look like places in a list first, whatever the order in which they were set.
  const listed = Object.keys(Object.fromEntries(keys.toSorted().map((key) => [key, 0])));
  const isSame = listed.every((key, place) => key === sorted[place]);
  return isSame ? undefined : { path, why: "has keys that receivers sort in different orders" };
}
