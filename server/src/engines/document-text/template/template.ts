import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { fieldNames } from "#core/document/field.ts";

const text = Type.String({ minLength: 1, maxLength: 200 });
const types = ["passport", "identity-card", "driving-licence", "residence-permit", "visa", "other"] as const;
const placement = Type.Enum(["behind", "right", "below", "above"]);
/** Left, top, width and height, in the units of the template's size. */
const place = Type.Array(Type.Number({ minimum: 0 }), { minItems: 4, maxItems: 4 });
const meanings = [...fieldNames, "birth", "validity", "other"] as const;

const field = Type.Object(
  {
    name: Type.Enum(meanings),
    label: Type.Optional(text),
    labelAt: Type.Optional(place),
    valueAt: Type.Optional(place),
    placement: Type.Optional(placement),
    pattern: Type.Optional(text),
    lines: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  },
  { additionalProperties: false },
);

const schema = Type.Object(
  {
    format: Type.Literal(1),
    id: Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 80 }),
    name: text,
    type: Type.Enum(types),
    issuer: Type.String({ pattern: "^[A-Z]{1,3}$" }),
    side: Type.Enum(["front", "back"]),
    size: Type.Array(Type.Number({ exclusiveMinimum: 0 }), { minItems: 2, maxItems: 2 }),
    keywords: Type.Array(
      Type.Object(
        { text, at: Type.Optional(place), isOptional: Type.Optional(Type.Boolean()) },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    excludes: Type.Optional(Type.Array(text)),
    dateOrder: Type.Optional(Type.Enum(["dmy", "mdy", "ymd"])),
    sexWords: Type.Optional(Type.Record(Type.String({ pattern: "^[A-Z]+$" }), Type.Enum(["F", "M", "X"]))),
    placement: Type.Optional(placement),
    fields: Type.Array(field, { minItems: 1 }),
  },
  { additionalProperties: false },
);

/** Left, top, width and height, in the units of the template's size. */
export type TemplatePlace = Static<typeof place>;
export type TemplateField = Static<typeof field>;
/** How one side of one kind of document is laid out; docs/templates.md explains each member. */
export type Template = Static<typeof schema>;

const validator = Compile(schema);

/** What is wrong with a template, in words for its author; empty when nothing is. */
export function templateProblems(value: unknown): readonly string[] {
  const wrong = validator
    .Errors(value)
    .map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  if (wrong.length > 0) return [...new Set(wrong)];
  return validator.Check(value) ? meaningProblems(value) : [];
}

/** Parses a template. Throws TemplateError. */
export function parseTemplate(json: string, file: string): Template {
  const value = parseJson(json, file);
  const problems = templateProblems(value);
  if (problems.length > 0 || !validator.Check(value)) throw new TemplateError(file, problems);
  return value;
}

/** A template that cannot be used, with all that is wrong with it. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  constructor(file: string, problems: readonly string[], options?: ErrorOptions) {
    super(
      `The template ${file} cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
      options,
    );
  }
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    throw new TemplateError(file, [`It is no JSON: ${cause instanceof Error ? cause.message : ""}`], {
      cause,
    });
  }
}

/** What a schema cannot say. */
function meaningProblems({ size, keywords, fields }: Template): string[] {
  const [width = 0, height = 0] = size;
  const places = [
    ...keywords.map(({ at }, i) => [`/keywords/${i}/at`, at] as const),
    ...fields.map(({ labelAt }, i) => [`/fields/${i}/labelAt`, labelAt] as const),
    ...fields.map(({ valueAt }, i) => [`/fields/${i}/valueAt`, valueAt] as const),
  ];
  const outside = places.filter(([, at]) => at !== undefined && !isInside(at, width, height));
  const anchors = places.filter(([path, at]) => at !== undefined && !path.endsWith("valueAt"));
  const needsAnchor = fields.some(({ valueAt }) => valueAt !== undefined) && anchors.length === 0;
  const nowhere = fields.flatMap(({ name, label, valueAt, pattern }, i) =>
    label === undefined && valueAt === undefined && (pattern === undefined || name === "other") ? [i] : [],
  );
  return [
    ...outside.map(([path]) => `${path} reaches beyond the size of ${width} × ${height}`),
    ...nowhere.map((i) => `/fields/${i} has neither a label, nor valueAt, nor a pattern`),
    ...(needsAnchor
      ? ["/fields use valueAt, but no keyword has at and no field has labelAt to find it from"]
      : []),
    ...(keywords.every(({ isOptional }) => isOptional === true) ? ["/keywords are all optional"] : []),
    ...fields.flatMap(({ pattern }, i) =>
      patternProblem(pattern).map((problem) => `/fields/${i}/pattern ${problem}`),
    ),
  ];
}

function isInside(
  [left = 0, top = 0, wide = 0, high = 0]: TemplatePlace,
  width: number,
  height: number,
): boolean {
  return wide > 0 && high > 0 && left + wide <= width && top + high <= height;
}

function patternProblem(pattern: string | undefined): string[] {
  if (pattern === undefined) return [];
  try {
    return /\(/.test(new RegExp(pattern, "u").source)
      ? []
      : ["has no group in brackets that names the value"];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
