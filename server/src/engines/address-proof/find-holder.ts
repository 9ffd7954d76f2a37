import { compareAddress } from "#core/document/compare-address.ts";
import { countryOfName } from "#core/document/country-name.ts";
import { foldName } from "#core/document/compare-names.ts";
import { type AddressBlock, findBlocks } from "./find-blocks.ts";
import { isNameLine, isOrganisation, isPersonName, withoutSalutation } from "./holder-name.ts";
import { nameLabels } from "./label-words.ts";
import { matchLabel } from "./match-label.ts";
import { lineRight, valueBelow } from "./neighbours.ts";
import type { PageText } from "./page-text.ts";
import { squeeze } from "./squeeze.ts";

/** A value with where it was found. */
export interface Found {
  readonly value: string;
  readonly raw: string;
  /** 0 to 1: of the characters. */
  readonly reading: number;
  /** 0 to 1: that it is what it is taken for. */
  readonly certainty: number;
  readonly page: number;
}

/** Whom a letter is for, and where they live. */
export interface Holder {
  readonly name: Found | null;
  readonly address: Found | null;
  readonly serviceAddress: Found | null;
  /** Blocks that are not the holder's. */
  readonly others: readonly AddressBlock[];
}

interface Scored {
  readonly block: AddressBlock;
  readonly score: number;
}

/** Tells the holder's address from the issuer's by labels, place on the page, names, and what is repeated. */
export function findHolder(pages: readonly PageText[]): Holder {
  const blocks = pages.flatMap(findBlocks);
  const names = labelledNames(pages);
  const scored = blocks
    .map((block) => ({ block, score: scoreOf(block, blocks, names) }))
    .toSorted((a, b) => b.score - a.score);
  const best = scored[0] && scored[0].score >= minScore ? scored[0] : undefined;
  const service = best && otherService(best.block, scored);
  const others = scored.flatMap(({ block }) =>
    block === best?.block || block === service?.block ? [] : [block],
  );
  return {
    name: nameOf(best, names),
    address: best ? addressOf(best) : null,
    serviceAddress: service ? addressOf(service) : null,
    others,
  };
}

const minScore = 0;

interface LabelledName extends Found {
  readonly key: string;
}

function scoreOf(block: AddressBlock, all: readonly AddressBlock[], names: readonly LabelledName[]): number {
  const { label, page } = block;
  const first = block.lines[0];
  const at = (first?.top ?? 0) / page.height;
  const text = block.parts.join(" ");
  const labels = { holder: 4, service: 2.5, issuer: -5 };
  const weights: readonly (readonly [boolean, number])[] = [
    [block.names.some(isPersonName), 3],
    [block.names.some(isOrganisation), -3],
    [block.names.length === 0 && label === null, -2],
    [block.names.some((name) => names.some(({ key }) => key === nameKey(name))), 2],
    [isRepeated(block, all), 1.5],
    [at < 0.5, 1],
    [at > 0.12 && at < 0.42 && block.lines.length > 1, 0.5],
    [at > 0.85, -2],
    [page.number > 1, -2],
    [!block.hasStreet, -1.5],
    [/cedex|p\.?\s?o\.?\s?box|postfach|postbus|\btsa\b/i.test(text), -2],
    [hasContactNear(block), -2],
    [isSmallPrint(block), -2],
  ];
  const base = label === null ? 0 : labels[label];
  return base + weights.filter(([holds]) => holds).reduce((sum, [, weight]) => sum + weight, 0);
}

function isRepeated(block: AddressBlock, all: readonly AddressBlock[]): boolean {
  const key = squeeze(block.parts.join(""));
  return all.some((other) => other !== block && squeeze(other.parts.join("")) === key);
}

const contact =
  /@|www\.|https?:|\b(?:iban|bic|tel|tél|phone|fax|kvk|vat|tva|btw|siret|rcs|hrb|ust|abn|nif|p\.? ?iva)\b|(?:\+|00)\d[\d ().-]{7,}|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b/i;

/** The issuer's block goes on with telephone, net and register; a holder's may end with their own e-mail address. */
function hasContactNear({ lines, page, label }: AddressBlock): boolean {
  const last = lines.at(-1);
  if (last === undefined || label === "holder" || label === "service") return false;
  return page.lines.some((line) => {
    const gap = line.top - last.bottom;
    const isBelow =
      gap > -0.5 * last.size && gap < 3.5 * last.size && Math.abs(line.left - last.left) < 3 * last.size;
    return isBelow && contact.test(line.text);
  });
}

function isSmallPrint({ lines, page }: AddressBlock): boolean {
  const sizes = page.lines.map(({ size }) => size).toSorted((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  return (lines[0]?.size ?? usual) < 0.78 * usual;
}

/** A second address, named as the supply's, that is another than the letter's. */
function otherService(chosen: AddressBlock, scored: readonly Scored[]): Scored | undefined {
  const text = chosen.parts.join(", ");
  return scored.find(({ block }) => {
    if (block === chosen || block.label !== "service") return false;
    const { result, differs, missing } = compareAddress(block.parts.join(", "), text);
    return result !== "same" && differs.length + missing.length > 0;
  });
}

function addressOf({ block, score }: Scored): Found {
  const parts = block.parts.flatMap((part) => part.split(/\s*,\s*/)).filter((part) => part !== "");
  return {
    value: parts.map((part) => (countryOfName(part) === null ? part : part.trim())).join(", "),
    raw: block.lines.map(({ text }) => text).join("\n"),
    reading: Math.min(...block.lines.map(({ confidence }) => confidence)),
    certainty: certaintyOf(score),
    page: block.page.number,
  };
}

/** A label and a person's name leave little doubt; a bare address leaves much. */
function certaintyOf(score: number): number {
  return Math.min(0.99, 0.5 + 0.08 * score);
}

/** The name above the address; else the one that a label names. */
function nameOf(best: Scored | undefined, names: readonly LabelledName[]): Found | null {
  const above = best?.block.names.filter((name) => withoutSalutation(name) !== "") ?? [];
  const chosen = above.find(isPersonName) ?? above[0];
  if (best === undefined || chosen === undefined) return names[0] ?? null;
  const line = best.block.page.lines.find(({ text }) => text.includes(chosen));
  return {
    value: withoutSalutation(chosen).replace(/[\s,]+$/, ""),
    raw: chosen,
    reading: line?.confidence ?? 0,
    certainty: certaintyOf(best.score),
    page: best.block.page.number,
  };
}

function nameKey(name: string): string {
  return foldName(withoutSalutation(name)).split(" ").toSorted().join("");
}

/** Names beside, behind or below a label that says so; persons first. */
function labelledNames(pages: readonly PageText[]): readonly LabelledName[] {
  const found = pages.flatMap(({ lines, number }) =>
    lines.flatMap((line): LabelledName[] => {
      const match = matchLabel(line.text, nameLabels);
      if (match === null) return [];
      const places =
        match.rest === ""
          ? [lineRight(line, lines), valueBelow(line, lines)]
          : [{ ...line, text: match.rest }];
      const value = places.find((place) => place !== undefined && isPersonName(place.text));
      if (value === undefined || !isNameLine(value.text)) return [];
      const name = withoutSalutation(value.text);
      return [
        {
          value: name,
          raw: value.text,
          reading: value.confidence,
          certainty: 0.8,
          page: number,
          key: nameKey(name),
        },
      ];
    }),
  );
  return found;
}
