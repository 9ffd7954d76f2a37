import { readFileSync } from "node:fs";

/**
 * What an answer may be: a kind of value ("?" allows null too), an object's fields ("*" marks those that must be there), a
 * list's items, or one of some values.
 */
type Shape = string | { readonly [kind: string]: unknown };

/** Of each route that the dialect has, and of webhooks: names, types, values and where null may stand. */
const shapes: Readonly<Record<string, Shape>> = JSON.parse(
  readFileSync(new URL("./testdata/didit-answers.json", import.meta.url), "utf8"),
);

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** What is wrong with an answer, each with its place; nothing for routes that Didit does not describe. */
export function faultsOfAnswer(
  { method, path, status }: { readonly method: string; readonly path: string; readonly status: number },
  body: unknown,
): readonly string[] {
  if (status >= 400) return isRefusal(body) ? [] : [`${status}: neither a detail nor fields with sentences`];
  const [route = ""] = path.split("?");
  const shape = shapes[`${method} ${route.replaceAll(uuid, "{id}")}`];
  return shape === undefined ? [] : faults(shape, body, "answer");
}

/** What is wrong with a webhook's body. */
export function faultsOfWebhook(body: unknown): readonly string[] {
  return faults(shapes["webhook"] ?? "any", body, "webhook");
}

/** `{"detail": …}`, fields with lists of sentences, or a list of sentences. */
function isRefusal(body: unknown): boolean {
  const isSentences = (value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === "string");
  if (isSentences(body)) return true;
  if (typeof body !== "object" || body === null) return false;
  const entries = Object.entries(body);
  return (
    entries.length > 0 &&
    entries.every(([key, value]) => (key === "detail" ? typeof value === "string" : isSentences(value)))
  );
}

function faults(shape: Shape, value: unknown, path: string): readonly string[] {
  if (typeof shape === "string")
    return isKind(shape, value) ? [] : [`${path}: ${print(value)} is no ${shape}`];
  const [[kind, content] = ["any", undefined]] = Object.entries(shape);
  if (value === null) return kind.endsWith("?") ? [] : [`${path}: null`];
  if (kind.startsWith("enum"))
    return (content as unknown[]).includes(value) ? [] : [`${path}: ${print(value)} is none of the values`];
  if (kind.startsWith("list"))
    return Array.isArray(value)
      ? value.flatMap((item, place) => faults(content as Shape, item, `${path}[${place}]`))
      : [`${path}: no list`];
  return faultsOfObject(content as Record<string, Shape>, value, path);
}

function faultsOfObject(
  fields: Readonly<Record<string, Shape>>,
  value: unknown,
  path: string,
): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path}: no object`];
  const given = value as Record<string, unknown>;
  return Object.entries(fields).flatMap(([name, shape]) => {
    const field = name.replace("*", "");
    if (!Object.hasOwn(given, field)) return name.endsWith("*") ? [`${path}.${field}: missing`] : [];
    return faults(shape, given[field], `${path}.${field}`);
  });
}

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: () => true,
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

function isKind(shape: string, value: unknown): boolean {
  if (value === null) return shape.endsWith("?") || shape === "any";
  return kinds[shape.replace("?", "")]?.(value) ?? false;
}

function print(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? "undefined";
}
