import type { FieldName, ReadField } from "#core/document/field.ts";
import type { DocumentType } from "#core/document/document.ts";
import type { PrintClass } from "#core/document/print.ts";
import { classifyPrint, readTitles, type TitleEvidence } from "./classes/classify-print.ts";
import { strongest } from "./classes/find-titles.ts";
import { type Anchored, anchorValues } from "./fields/anchor.ts";
import { type Candidate, findCandidates, isZoneLine, type LabelledPiece } from "./fields/candidates.ts";
import { commonLabels, findLabels, type FoundLabel, type LabelWord } from "./fields/find-labels.ts";
import { withMoreLines } from "./fields/more-lines.ts";
import { findNumberLabels } from "./fields/number-labels.ts";
import { usualDates } from "./fields/usual-dates.ts";
import { usualOrder } from "./fields/usual-order.ts";
import { type Page, regionOf } from "./page.ts";
import { type ChosenTemplate, chooseTemplates } from "./template/choose-template.ts";
import { placeTemplate } from "./template/place-template.ts";
import type { PreparedTemplate } from "./template/prepare-template.ts";
import { templateValues } from "./template/template-values.ts";
import { areaUnder, type SecondLook, toSecondLook } from "./second-look.ts";
import type { ValueContext } from "./values/parse-value.ts";

/** What a page says. */
export interface PageReading {
  readonly template: string | null;
  readonly documentClass: PrintClass;
  readonly fields: readonly ReadField[];
  /** Where to look again for the sex, which is printed and was not read. */
  readonly look: SecondLook | null;
}

/** What pages are read by. */
export interface PageContext {
  readonly templates: readonly PreparedTemplate[];
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Reads the fields of a page and tells what it is; of several templates it is the one by which most is read. */
export function readPage(page: Page, { templates, today }: PageContext): PageReading {
  const options = chooseTemplates(page, templates);
  const readings = options.map((chosen) => readBy(page, chosen, today));
  const [best] = readings.toSorted((a, b) => worthOf(b) - worthOf(a));
  return best ?? readBy(page, [], today);
}

function worthOf({ fields, fit }: PageReading & { readonly fit: number }): number {
  return fit + fields.reduce((sum, { confidence }) => sum + confidence, 0);
}

function readBy(
  page: Page,
  chosen: readonly ChosenTemplate[],
  today: string,
): PageReading & { readonly fit: number } {
  const [main] = chosen;
  const words = wordsOf(chosen);
  const worded = page.pieces.map((piece) => ({
    piece,
    labels: isZoneLine(piece) ? [] : findLabels(piece, words),
  }));
  const evidence = readTitles(page, worded);
  const { labelled, supposed } = withNumbers(worded, evidence, main);
  const labels = [...labelled.flatMap((piece) => piece.labels), ...supposed];
  const candidates = findCandidates(labelled);
  const context = contextOf(evidence, main, today);
  const placed = chosen.map((one) => ({ one, place: placeTemplate(one, labels) }));
  const others = placed.flatMap(({ one, place }) =>
    templateValues(one.prepared, candidates, { context, toArea: place?.toArea ?? null }),
  );
  const anchored = anchorValues(settleNames(labels), candidates, { context, others });
  const whole = withMoreLines(anchored, candidates, { labels, context });
  const type = main?.prepared.template.type ?? strongest(evidence.types)?.meaning ?? null;
  const fields = toFields([...whole, ...usualValues(whole, candidates, { type, context })], page.angle);
  const values = new Map(fields.map(({ name, value }) => [name, value]));
  return {
    template: main?.prepared.template.id ?? null,
    documentClass: main ? classOfTemplate(main) : classifyPrint(evidence, labelled, values),
    fields,
    fit: placed[0]?.place?.fit ?? 0,
    look: values.has("sex")
      ? null
      : findLook({ chosen, labels, anchored, angle: page.angle, sexWords: context.sexWords }),
  };
}

interface LookInput {
  readonly chosen: readonly ChosenTemplate[];
  readonly labels: readonly FoundLabel[];
  readonly anchored: readonly Anchored[];
  readonly angle: number;
  readonly sexWords: ValueContext["sexWords"];
}

function findLook({ chosen, labels, anchored, ...page }: LookInput): SecondLook | null {
  for (const one of chosen) {
    const at = one.prepared.template.fields.find(({ name, valueAt }) => name === "sex" && valueAt)?.valueAt;
    const place = at && placeTemplate(one, labels);
    if (at && place) return toSecondLook(place.toArea(at, 1), page);
  }
  const label = labels.find(({ meaning }) => meaning === "sex");
  const area = label && areaUnder(label, anchored);
  return area ? toSecondLook(area, page) : null;
}

/** What stands where it usually does, of what has not been read yet. */
function usualValues(
  anchored: readonly Anchored[],
  candidates: readonly Candidate[],
  { type, context }: { readonly type: DocumentType | null; readonly context: ValueContext },
): Anchored[] {
  const used = new Set(anchored.flatMap(({ candidate }) => candidate.pieces));
  const names = new Set(anchored.flatMap(({ values }) => values.map(({ name }) => name)));
  const free = candidates.filter(({ pieces }) => !pieces.some((piece) => used.has(piece)));
  const isDated = names.has("date-of-issue") || names.has("date-of-expiry");
  const dates = isDated || type === null || type === "other" ? [] : usualDates(free, context);
  const order = type === "passport" ? usualOrder(free, context) : [];
  return [...dates, ...order].filter(({ values }) => !values.some(({ name }) => names.has(name)));
}

/** A template's own labels come first; what they call otherwise than usual, they mean otherwise. */
function wordsOf(chosen: readonly ChosenTemplate[]): readonly LabelWord[] {
  const own = chosen.flatMap(({ prepared }) => prepared.fields.flatMap(({ labels }) => labels));
  const texts = new Set(own.map(({ pattern }) => pattern.text));
  return [...own, ...commonLabels.filter(({ pattern }) => !texts.has(pattern.text))];
}

function withNumbers(
  labelled: readonly LabelledPiece[],
  { types, issuers }: TitleEvidence,
  chosen: ChosenTemplate | undefined,
): { readonly labelled: readonly LabelledPiece[]; readonly supposed: readonly FoundLabel[] } {
  const type = chosen?.prepared.template.type ?? strongest(types)?.meaning;
  if (type !== "driving-licence") return { labelled, supposed: [] };
  const labels = labelled.flatMap((piece) => piece.labels);
  const pieces = labelled.flatMap(({ piece }) => (isZoneLine(piece) ? [] : [piece]));
  const issuer = chosen?.prepared.template.issuer ?? strongest(issuers)?.meaning;
  const { found, supposed } = findNumberLabels(pieces, labels, issuer === "USA" || issuer === "CAN");
  const numbered = labelled.map((entry) => {
    const own = found.filter(({ piece }) => piece === entry.piece);
    return own.length === 0 ? entry : { ...entry, labels: own };
  });
  return { labelled: numbered, supposed };
}

/** "Name" is the surname where given names have a label of their own. */
function settleNames(labels: readonly FoundLabel[]): readonly FoundLabel[] {
  const has = (meaning: string) => labels.some((label) => label.meaning === meaning && !label.isWeak);
  if (!has("given-names") || has("surname")) return labels;
  return labels.map((label) =>
    label.meaning === "full-name" && label.isWeak ? { ...label, meaning: "surname" } : label,
  );
}

function contextOf(
  { issuers }: TitleEvidence,
  chosen: ChosenTemplate | undefined,
  today: string,
): ValueContext {
  const template = chosen?.prepared.template;
  const isAmerican = (template?.issuer ?? strongest(issuers)?.meaning) === "USA";
  const dateOrder = template?.dateOrder ?? (isAmerican ? "mdy" : "dmy");
  return { dateOrder, today, sexWords: template?.sexWords ?? {} };
}

function classOfTemplate({ prepared, confidence }: ChosenTemplate): PrintClass {
  const { type, issuer, side } = prepared.template;
  return { type, issuer, side, confidence };
}

/** What a comma or a joint label parted is told by a label of its own, if there is one. */
const derivedScore = 0.97;

/** The best value of each name. */
function toFields(anchored: readonly Anchored[], angle: number): ReadField[] {
  const best = new Map<FieldName, { readonly field: ReadField; readonly score: number }>();
  for (const { candidate, values, score } of anchored) {
    for (const [i, { name, value }] of values.entries()) {
      const whole = score * (i === 0 ? 1 : derivedScore);
      if ((best.get(name)?.score ?? 0) >= whole) continue;
      best.set(name, { score: whole, field: toField(name, value, { candidate, angle, score: whole }) });
    }
  }
  return [...best.values()].map(({ field }) => field);
}

function toField(
  name: FieldName,
  value: string,
  { candidate, angle, score }: { candidate: Candidate; angle: number; score: number },
): ReadField {
  const read = (candidate.confidence + candidate.leastConfidence) / 2;
  return {
    name,
    value,
    raw: candidate.text,
    source: "print",
    confidence: Math.max(0, Math.min(1, read * score)),
    region: regionOf(candidate.pieces, angle),
  };
}
