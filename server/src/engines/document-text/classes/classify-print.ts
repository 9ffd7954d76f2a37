import { countryNames, icaoCodeOfName } from "#core/document/country-names.ts";
import type { DocumentSide, DocumentType } from "#core/document/document.ts";
import type { FieldName } from "#core/document/field.ts";
import type { PrintClass } from "#core/document/print.ts";
import { isZoneLine, type LabelledPiece } from "../fields/candidates.ts";
import type { Page, Piece } from "../page.ts";
import { findTitles, strongest, type TitleHit, type TitleWord, toTitleWord } from "./find-titles.ts";
import { titles } from "./titles.ts";
import { canadianProvinces, usStates } from "./us-states.ts";

/** What a page's titles say before its fields are read. */
export interface TitleEvidence {
  readonly types: readonly TitleHit<DocumentType>[];
  readonly issuers: readonly TitleHit<string>[];
  readonly hasTitle: boolean;
}

const typeWords = titles.flatMap(({ type, words, issuer }) =>
  words.split("|").map((word) => toTitleWord({ type, issuer: issuer ?? null }, word)),
);
const stateWords = [
  ...usStates.map((state) => toTitleWord("USA", state)),
  ...canadianProvinces.map((province) => toTitleWord("CAN", province)),
];
let countryWords: readonly TitleWord<string>[] | undefined;

/** Looks for titles and names of states. */
export function readTitles(page: Page, labelled: readonly LabelledPiece[]): TitleEvidence {
  countryWords ??= [...countryNames()].flatMap(([name, code]) =>
    name.length < 4 ? [] : [toTitleWord(code, name)],
  );
  const isTitle = (piece: Piece) => !isZoneLine(piece);
  const named = new Set(
    labelled.flatMap(({ piece, labels }) =>
      labels.some(({ meaning }) => meaning !== "other") ? [piece] : [],
    ),
  );
  const isName = (piece: Piece) => isTitle(piece) && !named.has(piece);
  const found = findTitles(page, typeWords, isTitle);
  const types = found.map(({ meaning, weight }) => ({ meaning: meaning.type, weight }));
  const known = withoutPassportOfVisa(types.length > 0 ? types : typeByNumbers(labelled));
  const isCard = known.some(({ meaning }) => meaning === "driving-licence" || meaning === "identity-card");
  const words = found.flatMap(({ meaning, weight }) =>
    meaning.issuer === null ? [] : [{ meaning: meaning.issuer, weight: 0.7 * weight }],
  );
  const states = isCard ? findTitles(page, stateWords, isName) : [];
  const issuers = [...findTitles(page, countryWords, isName), ...words, ...states, ...codeHits(page)];
  return { types: known, issuers, hasTitle: found.length > 0 };
}

/** What the words on a page say it is; `fields` are those that were read, with their values. */
export function classifyPrint(
  evidence: TitleEvidence,
  labelled: readonly LabelledPiece[],
  fields: ReadonlyMap<FieldName, string>,
): PrintClass {
  const type = strongest(evidence.types);
  const issuer = strongest([...evidence.issuers, ...fieldHits(fields, type?.meaning ?? null)]);
  const weights = [type?.weight, issuer?.weight].filter((weight) => weight !== undefined);
  return {
    type: type?.meaning ?? null,
    issuer: issuer?.meaning ?? null,
    side: sideOf(labelled, fields, evidence.hasTitle),
    confidence: weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length),
  };
}

/** A visa and a residence permit name the passport too. */
function withoutPassportOfVisa(hits: readonly TitleHit<DocumentType>[]): readonly TitleHit<DocumentType>[] {
  const isOther = hits.some(
    ({ meaning, weight }) => (meaning === "visa" || meaning === "residence-permit") && weight > 0.6,
  );
  return isOther ? hits.filter(({ meaning }) => meaning !== "passport") : hits;
}

/** The numbers of a driving licence's fields are the same in all languages. */
function typeByNumbers(labelled: readonly LabelledPiece[]): TitleHit<DocumentType>[] {
  const numbers = labelled.flatMap(({ piece }) => {
    const first = piece.characters.slice(0, 3).map(({ text }) => text.toLowerCase());
    return /^4[abcd]/.exec(first.join("")) ?? [];
  });
  const kinds = new Set(numbers).size;
  return kinds >= 2 ? [{ meaning: "driving-licence", weight: 0.3 + 0.15 * kinds }] : [];
}

/** A state's code, alone in its line. */
function codeHits({ pieces }: Page): TitleHit<string>[] {
  return pieces.flatMap((piece) => {
    const text = piece.characters.map((character) => character.text).join("");
    const code = /^[A-Z]{3}$/.test(text) ? icaoCodeOfName(text) : undefined;
    return code === undefined ? [] : [{ meaning: code, weight: 0.35 }];
  });
}

function fieldHits(fields: ReadonlyMap<FieldName, string>, type: DocumentType | null): TitleHit<string>[] {
  const [issuer, nationality] = [fields.get("issuer"), fields.get("nationality")];
  const isOwn = type === "passport" || type === "identity-card";
  return [
    ...(issuer === undefined ? [] : [{ meaning: issuer, weight: 0.9 }]),
    ...(nationality !== undefined && isOwn ? [{ meaning: nationality, weight: 0.35 }] : []),
  ];
}

/** The front tells who it is; a back without a title tells the rest. */
function sideOf(
  labelled: readonly LabelledPiece[],
  fields: ReadonlyMap<FieldName, string>,
  hasTitle: boolean,
): DocumentSide | null {
  const isNamed = fields.has("surname") || fields.has("full-name") || fields.has("given-names");
  if (isNamed && (fields.has("date-of-birth") || hasTitle)) return "front";
  const zoneLines = labelled.filter(({ piece }) => isZoneLine(piece)).length;
  const isRest = fields.has("address") || fields.has("issuing-authority") || zoneLines >= 3;
  return !isNamed && !fields.has("date-of-birth") && isRest ? "back" : null;
}
