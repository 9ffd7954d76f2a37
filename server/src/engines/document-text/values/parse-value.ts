import { icaoCodeOfName } from "#core/document/country-names.ts";
import type { FieldName } from "#core/document/field.ts";
import type { LabelMeaning } from "../fields/labels.ts";
import { type DateContext, type DateOrder, findDates, type FoundDate } from "./dates.ts";
import { parseSex, type Sex } from "./sex.ts";
import { parseCategories, parseName, parseNumber, parseText } from "./text-values.ts";

/** What values are brought into form by. */
export interface ValueContext {
  readonly dateOrder: DateOrder;
  /** YYYY-MM-DD */
  readonly today: string;
  /** Words for the sexes that only this document has, folded to bare capitals. */
  readonly sexWords: Readonly<Record<string, Sex>>;
}

/** A value in its form. */
export interface ParsedValue {
  readonly name: FieldName;
  readonly value: string;
  /** 0 to 1. */
  readonly certainty: number;
}

type Parser = (text: string, context: ValueContext) => readonly ParsedValue[];

/** What a text says under a label; nothing when it cannot be brought into the field's form. */
export function parseValue(
  meaning: LabelMeaning,
  text: string,
  context: ValueContext,
): readonly ParsedValue[] {
  return parsers[meaning](text, context);
}

const name =
  (field: FieldName): Parser =>
  (text) =>
    one(field, parseName(text));

const number =
  (field: FieldName): Parser =>
  (text, context) =>
    looksLikeDate(text, context) ? [] : one(field, parseNumber(text));

const words =
  (field: FieldName): Parser =>
  (text, context) =>
    looksLikeDate(text, context) ? [] : one(field, parseText(text));

const state =
  (field: FieldName): Parser =>
  (text) =>
    one(field, icaoCodeOfName(text) ?? null);

const date =
  (field: "date-of-birth" | "date-of-issue" | "date-of-expiry"): Parser =>
  (text, context) => {
    const [first, second] = findDates(text, dateContext(context, field));
    return first && !second && isMostly(first, text) ? [{ name: field, ...first }] : [];
  };

/** A surname and given names, where a comma parts them. */
const fullName: Parser = (text) => {
  const [surname, given, ...more] = text.split(",").map(parseName);
  const whole = one("full-name", parseName(text));
  if (!surname || !given || more.length > 0) return whole;
  return [...whole, ...one("surname", surname), ...one("given-names", given)];
};

/** A date with a place before, behind, or in brackets. */
const birth: Parser = (text, context) => {
  const [found] = findDates(text, dateContext(context, "date-of-birth"));
  if (!found) return [];
  const rest = `${text.slice(0, found.start)} ${text.slice(found.end)}`.replace(/[()]/g, " ");
  return [
    { name: "date-of-birth", value: found.value, certainty: found.certainty },
    ...one("place-of-birth", parseText(rest)),
  ];
};

/** From one date to another. */
const validity: Parser = (text, context) => {
  const dates = findDates(text, dateContext(context, "date-of-expiry"));
  const [from, to] = dates;
  if (!from) return [];
  if (!to) return [{ name: "date-of-expiry", value: from.value, certainty: from.certainty }];
  return from.value > to.value
    ? []
    : [
        { name: "date-of-issue", value: from.value, certainty: from.certainty },
        { name: "date-of-expiry", value: to.value, certainty: to.certainty },
      ];
};

const parsers: Readonly<Record<LabelMeaning, Parser>> = {
  surname: name("surname"),
  "given-names": name("given-names"),
  "full-name": fullName,
  "date-of-birth": date("date-of-birth"),
  "place-of-birth": words("place-of-birth"),
  birth,
  sex: (text, { sexWords }) => one("sex", parseSex(text, sexWords)),
  nationality: state("nationality"),
  issuer: state("issuer"),
  "document-number": number("document-number"),
  "personal-number": number("personal-number"),
  address: words("address"),
  "issuing-authority": words("issuing-authority"),
  "date-of-issue": date("date-of-issue"),
  "date-of-expiry": date("date-of-expiry"),
  validity,
  "vehicle-categories": (text) => one("vehicle-categories", parseCategories(text)),
  other: () => [],
};

function one(field: FieldName, value: string | null): readonly ParsedValue[] {
  return value === null ? [] : [{ name: field, value, certainty: 1 }];
}

const kinds = { "date-of-birth": "birth", "date-of-issue": "issue", "date-of-expiry": "expiry" } as const;

function dateContext({ dateOrder, today }: ValueContext, field: keyof typeof kinds): DateContext {
  return { order: dateOrder, today, kind: kinds[field] };
}

/** A date is the value when little else stands beside it. */
function isMostly({ start, end }: FoundDate, text: string): boolean {
  const others = (text.slice(0, start) + text.slice(end)).replace(/[^\p{L}\p{N}]/gu, "");
  return others.length <= 4;
}

function looksLikeDate(text: string, context: ValueContext): boolean {
  return findDates(text, dateContext(context, "date-of-expiry")).some(
    (found) => found.certainty > 0.75 && isMostly(found, text) && found.end - found.start >= 8,
  );
}
