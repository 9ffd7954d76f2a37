import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { AgeLimit } from "#core/age/judge-age.ts";
import { Refusal, type RefusalCode } from "./errors.ts";

/** Clients of several languages send null for what they leave out. */
function optional<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

const levels = Type.Union([Type.Literal("low"), Type.Literal("medium"), Type.Literal("high")]);
const devices = Type.Union([
  Type.Literal("mobile"),
  Type.Literal("laptop"),
  Type.Literal("unknown"),
  Type.Literal("any"),
]);

/** What every endpoint's body may hold beside the picture; `secure` is taken and not looked at. */
const Options = Type.Object({
  metadata: optional(Type.Object({ device: optional(devices) })),
  level_of_assurance: optional(levels),
  img_validation_level: optional(levels),
});

const Verification = Type.Object({
  threshold: Type.Union([Type.Number({ minimum: 0, maximum: 150 }), Type.String({ pattern: "^\\d{1,3}$" })]),
  operator: Type.Union([Type.Literal("OVER"), Type.Literal("UNDER")]),
});

const options = Compile(Options);
const verification = Compile(Verification);

/** Which name tells of a value that fails, in the order in which they are told. */
const optionCodes: readonly (readonly [path: string, code: RefusalCode])[] = [
  ["/metadata", "INVALID_METADATA_DEVICE"],
  ["/level_of_assurance", "INVALID_LEVEL_OF_ASSURANCE"],
  ["/img_validation_level", "INVALID_IMG_VALIDATION_LEVEL"],
];

/** A body without its picture. */
export interface ParsedBody {
  readonly json: Readonly<Record<string, unknown>>;
  readonly isRelaxed: boolean;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads a body up to its picture. Throws Refusal. */
export function parseBody(body: Uint8Array): ParsedBody {
  const json = parseJson(body);
  if (!options.Check(json)) throw new Refusal(codeOf(options.Errors(json)));
  const { img_validation_level: level }: Static<typeof Options> = json;
  return { json, isRelaxed: level === "low" };
}

/** The age that is asked about. Throws Refusal. */
export function parseAgeLimit({ json }: ParsedBody): AgeLimit {
  if (!verification.Check(json)) {
    const [failure] = verification.Errors(json);
    const field = failure?.instancePath.slice(1) || ("threshold" in json ? "operator" : "threshold");
    throw new Refusal("INVALID_REQUEST_BODY", `Request body is invalid, '${field}' field is invalid.`);
  }
  const { threshold, operator }: Static<typeof Verification> = json;
  return { years: Number(threshold), isOver: operator === "OVER" };
}

const alphabet = /^[A-Za-z0-9+/]*={0,2}$/;

/** The picture's bytes. Line breaks are skipped, as some languages' encoders put them in. Throws Refusal. */
export function parseImage({ json }: ParsedBody): Uint8Array {
  const { img } = json;
  if (img === undefined || img === null || img === "") throw new Refusal("IMAGE_NOT_PROVIDED");
  if (typeof img !== "string") throw new Refusal("INVALID_B64_IMAGE");
  const text = /\s/.test(img) ? img.replaceAll(/\s+/g, "") : img;
  if (text.length % 4 !== 0 || !alphabet.test(text))
    throw new Refusal("INVALID_B64_IMAGE", "Base64 image is incorrectly padded.");
  return Buffer.from(text, "base64");
}

function parseJson(body: Uint8Array): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(body));
  } catch (cause) {
    throw new Refusal("INVALID_BODY_ENCODING", undefined, { cause });
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new Refusal("INVALID_BODY_ENCODING");
  return json as Record<string, unknown>;
}

function codeOf(failures: readonly { readonly instancePath: string }[]): RefusalCode {
  const found = optionCodes.find(([path]) => failures.some((one) => one.instancePath.startsWith(path)));
  return found?.[1] ?? "INVALID_REQUEST_BODY";
}
