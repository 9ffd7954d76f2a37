import { type Static, type TSchema, Type } from "typebox";
import { Compile, type Validator } from "typebox/compile";
import { Refusal, type RefusalCode } from "./errors.ts";

/** Clients of several languages send null for what they leave out. */
function optional<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

const text = Type.String();
const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

/** Body of POST /sessions: only what is read. */
const NewSession = Type.Object({
  verification: Type.Object({
    id: optional(text),
    callback: optional(text),
    person: optional(
      Type.Object({
        firstName: optional(text),
        lastName: optional(text),
        idNumber: optional(text),
        gender: optional(Type.String({ pattern: "^[MFmf]$" })),
        dateOfBirth: optional(text),
      }),
    ),
    document: optional(
      Type.Object({
        number: optional(Type.String({ pattern: "^[A-Z0-9]+$" })),
        type: optional(text),
        country: optional(text),
      }),
    ),
    additionalData: optional(Type.Record(Type.String(), scalar)),
    vendorData: optional(text),
    endUserId: optional(text),
    lang: optional(text),
    features: optional(Type.Array(Type.Literal("selfid"))),
    timestamp: optional(text),
  }),
});
export type NewSession = Static<typeof NewSession>["verification"];

/** Body of PATCH /sessions/{id}. */
const SessionUpdate = Type.Object({
  verification: Type.Object({
    status: text,
    frontState: optional(Type.Literal("done")),
    timestamp: optional(text),
  }),
});
export type SessionUpdate = Static<typeof SessionUpdate>["verification"];

const contexts = Type.Union([
  Type.Literal("face"),
  Type.Literal("document-front"),
  Type.Literal("document-back"),
  Type.Literal("face-pre"),
  Type.Literal("document-front-pre"),
  Type.Literal("document-back-pre"),
]);
const file = Type.Object({ context: contexts, content: text, timestamp: optional(text) });

/** A file as POST /sessions/{id}/media takes it, under "image" or, as our extension, under "video". */
export type NewMedia = Static<typeof file>;

/** Which number tells of a value that fails, by where it stands; the first row that fits wins. */
type Numbers = readonly (readonly [path: string, code: RefusalCode])[];

const sessionNumbers: Numbers = [
  ["/verification/vendorData", 1501],
  ["/verification/features", 1301],
  ["/verification/callback", 1302],
  ["/verification/timestamp", 1202],
  ["/verification/person/dateOfBirth", 2003],
  ["/verification/document/number", 2102],
  ["/verification/document/type", 2103],
  ["/verification/document/country", 2104],
  ["/verification/id", 1002],
  ["/verification/status", 1303],
];
const fileNumbers: Numbers = [
  ["/context", 1402],
  ["/content", 1401],
  ["/timestamp", 1202],
];

const newSession = Compile(NewSession);
const sessionUpdate = Compile(SessionUpdate);
const newFile = Compile(file);

/** Reads the body of POST /sessions. Throws Refusal. */
export function parseNewSession(body: Uint8Array): NewSession {
  return check(newSession, parseWrapped(body), sessionNumbers).verification;
}

/** Reads the body of PATCH /sessions/{id}. Throws Refusal. */
export function parseSessionUpdate(body: Uint8Array): SessionUpdate {
  return check(sessionUpdate, parseWrapped(body), sessionNumbers).verification;
}

/** Reads the body of POST /sessions/{id}/media. Throws Refusal. */
export function parseNewMedia(body: Uint8Array): {
  readonly kind: "image" | "video";
  readonly file: NewMedia;
} {
  const value = parseJson(body);
  if (!isObject(value)) throw new Refusal(1104);
  const kind = value["image"] === undefined && value["video"] !== undefined ? "video" : "image";
  const given = value[kind] ?? undefined;
  if (given === undefined) throw new Refusal(1400);
  if (!isObject(given) || !("context" in given) || !("content" in given)) throw new Refusal(1403);
  if (given["content"] === null || given["content"] === "") throw new Refusal(1400);
  return { kind, file: check(newFile, given, fileNumbers) };
}

/** The body, whose wrapper is there. */
function parseWrapped(body: Uint8Array): unknown {
  const value = parseJson(body);
  if (!isObject(value)) throw new Refusal(1104);
  if (value["verification"] === undefined || value["verification"] === null) throw new Refusal(1102);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function check<T extends TSchema>(validator: Validator<{}, T>, value: unknown, numbers: Numbers): Static<T> {
  if (validator.Check(value)) return value;
  throw new Refusal(numberOf(validator.Errors(value), numbers));
}

type Failure = ReturnType<Validator["Errors"]>[number];

function numberOf(failures: readonly Failure[], numbers: Numbers): RefusalCode {
  for (const [path, code] of numbers) {
    if (failures.some((one) => one.instancePath === path || one.instancePath.startsWith(`${path}/`)))
      return code;
  }
  return failures.some((one) => one.keyword === "required") ? 1102 : 1104;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** JSON in UTF-8 whose every string can be stored and told again unchanged. Throws Refusal 1102 and 1104. */
function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) throw new Refusal(1102);
  try {
    const source = utf8.decode(body);
    const value: unknown = JSON.parse(source);
    // Only an escape can bring in half of a surrogate pair or a NUL.
    if (source.includes("\\u") && !isStorable(value)) throw new Refusal(1104);
    return value;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(1104);
  }
}

function isStorable(value: unknown): boolean {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "string" && (!next.isWellFormed() || next.includes("\0"))) return false;
    if (typeof next === "object" && next !== null) pending.push(...Object.keys(next), ...Object.values(next));
  }
  return true;
}
