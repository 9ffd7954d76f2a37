import type { DocumentType } from "#core/document/document.ts";
import { type Question, questionKinds } from "#core/questionnaire/questionnaire.ts";
import type { Feature, FeatureConfig } from "../feature.ts";
import type { ProblemPath } from "../problem.ts";
import {
  defined,
  kebab,
  readList,
  readNumber,
  readObject,
  readText,
  readWord,
  refuse,
  type Shape,
} from "./shape.ts";

const documentTypes: readonly DocumentType[] = [
  ...(["passport", "identity-card", "driving-licence", "residence-permit"] as const),
];

type Reader<K extends keyof FeatureConfig> = (
  shape: Shape,
  path: ProblemPath,
  value: unknown,
) => FeatureConfig[K] | undefined;

const readers: { readonly [K in keyof Required<FeatureConfig>]: Reader<K> } = {
  documentTypes: (shape, path, value) =>
    readEach(shape, path, value, (at, one) => readWord(shape, at, one, documentTypes)),
  countries: (shape, path, value) => readEach(shape, path, value, (at, one) => readCountry(shape, at, one)),
  minimumAge: (shape, path, value) => readNumber(shape, path, value, [1, 120]),
  method: (shape, path, value) => readWord(shape, path, value, ["passive", "active"]),
  against: (shape, path, value) => readWord(shape, path, value, ["document", "portrait"]),
  maxAgeMonths: (shape, path, value) => readNumber(shape, path, value, [1, 60]),
  questions: (shape, path, value) => readEach(shape, path, value, (at, one) => readQuestion(shape, at, one)),
  codeLength: (shape, path, value) => readNumber(shape, path, value, [4, 8]),
  maxAttempts: (shape, path, value) => readNumber(shape, path, value, [1, 10]),
};

/** What each feature may be told. */
const keysOf: Readonly<Record<Feature, readonly (keyof FeatureConfig)[]>> = {
  "id-verification": ["documentTypes", "countries", "minimumAge"],
  nfc: [],
  liveness: ["method"],
  "face-match": ["against"],
  "age-estimation": ["minimumAge"],
  "proof-of-address": ["maxAgeMonths"],
  questionnaire: ["questions"],
  "email-verification": ["codeLength", "maxAttempts"],
  "phone-verification": ["codeLength", "maxAttempts"],
  "database-validation": [],
  "aml-screening": [],
  "ip-analysis": [],
};

/** The names under which a feature's settings stand in a file. */
export function configNames(feature: Feature): readonly string[] {
  return keysOf[feature].map(kebab);
}

/** A step's settings, which stand beside its feature. */
export function readConfig(
  shape: Shape,
  path: ProblemPath,
  step: Readonly<Record<string, unknown>>,
  feature: Feature,
): FeatureConfig {
  const config = keysOf[feature].flatMap((key) => {
    const value = step[kebab(key)];
    return value === undefined ? [] : [[key, readers[key](shape, [...path, kebab(key)], value)] as const];
  });
  if (feature === "questionnaire" && step["questions"] === undefined)
    refuse(shape, [...path, "feature"], "a questionnaire has questions", "add `questions`");
  return defined(Object.fromEntries(config)) as FeatureConfig;
}

function readEach<T>(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
  read: (path: ProblemPath, value: unknown) => T | undefined,
): readonly T[] | undefined {
  return readList(shape, path, value)?.flatMap((one, index) => read([...path, index], one) ?? []);
}

function readCountry(shape: Shape, path: ProblemPath, value: unknown): string | undefined {
  if (typeof value === "string" && /^[A-Z]{2}$/.test(value)) return value;
  return refuse(shape, path, "this is no country", "write its two letters of ISO 3166, for example DE");
}

function readQuestion(shape: Shape, path: ProblemPath, value: unknown): Question | undefined {
  const known = ["id", "text", "kind", "optional", "options", "min", "max"];
  const given = readObject(shape, path, value, known);
  if (!given) return undefined;
  const id = readId(shape, [...path, "id"], given["id"]);
  const text = readTexts(shape, [...path, "text"], given["text"]);
  const kind = readWord(shape, [...path, "kind"], given["kind"], questionKinds);
  const options = given["options"];
  const wantsOptions = kind === "choice" || kind === "several-choices";
  if (wantsOptions && options === undefined)
    refuse(shape, [...path, "kind"], "there is nothing to choose from", "add `options`");
  if (id === undefined || !text || !kind) return undefined;
  return {
    ...{ id, text, kind },
    ...defined({
      isOptional: given["optional"] === true ? true : undefined,
      options:
        options === undefined
          ? undefined
          : readEach(shape, [...path, "options"], options, (at, one) => readOption(shape, at, one)),
      min: given["min"] === undefined ? undefined : readNumber(shape, [...path, "min"], given["min"]),
      max: given["max"] === undefined ? undefined : readNumber(shape, [...path, "max"], given["max"]),
    }),
  };
}

function readOption(shape: Shape, path: ProblemPath, value: unknown) {
  const given = readObject(shape, path, value, ["id", "text"]);
  const id = given && readId(shape, [...path, "id"], given["id"]);
  const text = given && readTexts(shape, [...path, "text"], given["text"]);
  return id !== undefined && text ? { id, text } : undefined;
}

function readId(shape: Shape, path: ProblemPath, value: unknown): string | undefined {
  if (typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value)) return value;
  return refuse(shape, path, "this is no name", "use letters, digits, - and _");
}

/** One text for every language, or one for each. */
function readTexts(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
): Readonly<Record<string, string>> | undefined {
  if (typeof value === "string") return { en: value };
  const given = readObject(shape, path, value);
  if (!given) return undefined;
  if (given["en"] === undefined) return refuse(shape, path, "there is no English text", "add `en`");
  const texts = Object.entries(given).map(([language, text]) => [
    language,
    readText(shape, [...path, language], text) ?? "",
  ]);
  return Object.fromEntries(texts) as Record<string, string>;
}
