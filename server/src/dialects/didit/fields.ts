import type { TLocalizedValidationError } from "typebox/error";
import type { Json, JsonObject } from "#lib/json.ts";
import { refuse, refuseFields } from "./errors.ts";
import { parseJson } from "./parse-json.ts";

/** A compiled schema. */
interface Schema<T> {
  Check(value: unknown): value is T;
  Errors(value: unknown): readonly TLocalizedValidationError[];
}

/** A body's object, whatever it holds. Throws Refusal 400 where it is no JSON object. */
export function parseObject(bytes: Uint8Array): JsonObject {
  const json = parsed(bytes);
  if (!isObject(json)) throw refuse(400, "The request's body must be a JSON object.");
  return json;
}

function parsed(bytes: Uint8Array): Json {
  try {
    const { json, lost } = parseJson(bytes);
    const [first] = lost;
    if (first)
      throw refuse(400, `The number ${first.source} has more digits than a number keeps; send it as text.`);
    return json;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw refuse(400, "The request's body is not valid JSON in UTF-8.");
    throw error;
  }
}

/** Whether this is an object and no list. */
export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The value as its schema describes it. Throws Refusal 400 that names each field at fault. */
export function checkFields<T>(schema: Schema<T>, value: unknown): T {
  if (schema.Check(value)) return value;
  throw refuseFields(fieldErrors(schema.Errors(value)));
}

function fieldErrors(errors: readonly TLocalizedValidationError[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { field, message } of errors.flatMap(faultsOf)) (fields[field] ??= []).push(message);
  return fields;
}

function faultsOf(error: TLocalizedValidationError): readonly { field: string; message: string }[] {
  // Of a choice only its members tell anything, and of those each tells its own.
  if (error.keyword === "anyOf" || (error.keyword === "type" && error.params.type === "null")) return [];
  const path = error.instancePath.split("/").slice(1);
  if (error.keyword !== "required") return [faultAt(path, error.message)];
  return error.params.requiredProperties.map((name) => faultAt([...path, name], "this field is required"));
}

function faultAt([field = "non_field_errors", ...below]: readonly string[], message: string) {
  return {
    field,
    message: below.length === 0 ? sentence(message) : sentence(`${below.join(".")}: ${message}`),
  };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
