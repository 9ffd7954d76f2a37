import type { Json, JsonObject } from "#lib/json.ts";
import { findAmbiguity } from "../ambiguous-json.ts";
import { refuseFields } from "../errors.ts";
import { isObject } from "../fields.ts";
import { parseJson } from "../parse-json.ts";

/** Longest metadata that is kept, in characters of JSON. */
const sizeLimit = 256 * 1024;

/**
 * The metadata of a session: an object, or the text of one as some clients send it. Throws Refusal 400 where a webhook
 * that holds it could not be verified alike by every receiver.
 */
export function parseMetadata(given: Json | undefined): JsonObject | null {
  const value = typeof given === "string" ? fromText(given) : given;
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw refuseMetadata("Must be an object.");
  const found = findAmbiguity(value);
  if (found) throw refuseMetadata(`${nameOf(found.path)} ${found.why}: receivers would read it differently.`);
  if (JSON.stringify(value).length > sizeLimit)
    throw refuseMetadata(`Must not be longer than ${sizeLimit} characters.`);
  return value;
}

function fromText(text: string): Json {
  if (text.trim() === "") return null;
  try {
    const { json, lost } = parseJson(new TextEncoder().encode(text));
    const [first] = lost;
    if (first) throw refuseMetadata(`${first.source} has more digits than a number keeps; send it as text.`);
    return json;
  } catch (error) {
    if (error instanceof SyntaxError) throw refuseMetadata("Must be an object, or the JSON text of one.");
    throw error;
  }
}

function nameOf(path: string): string {
  return path === "" ? "The object" : `"${path}"`;
}

function refuseMetadata(sentence: string) {
  return refuseFields({ metadata: [sentence] });
}
