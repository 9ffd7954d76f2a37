import { isCountryLine, isStreet, isUnitLine, placeOf } from "./address-line.ts";
import { isNameLine } from "./holder-name.ts";
import { holderLabels, issuerLabels, serviceLabels } from "./label-words.ts";
import { matchLabel } from "./match-label.ts";
import { lineAbove, lineBelow, lineLeft } from "./neighbours.ts";
import type { PageLine, PageText } from "./page-text.ts";

/** An address as it stands on a page, with what stands above it. */
export interface AddressBlock {
  readonly page: PageText;
  /** From the street to the place, and the country. */
  readonly lines: readonly PageLine[];
  /** Its parts as text, labels taken off. */
  readonly parts: readonly string[];
  /** What may be names, from the top. */
  readonly names: readonly string[];
  readonly hasStreet: boolean;
  readonly label: "holder" | "service" | "issuer" | null;
}

const maxAbove = 5;

/** Every address on a page, whoever's it is. */
export function findBlocks(page: PageText): readonly AddressBlock[] {
  return page.lines.flatMap((line) => blockAt(line, page) ?? []);
}

type Label = AddressBlock["label"];

function blockAt(line: PageLine, page: PageText): AddressBlock | null {
  const own = labelOf(line.text);
  const text = own?.rest || line.text;
  const { names, parts: inline } = splitInline(text);
  const place = placeOf(inline.at(-1) ?? text) ?? placeOf(withoutCountry(inline));
  if (place === null) return null;
  const above = climb(line, page.lines, {
    // A street on the same line: nothing but a name is above.
    isWhole: inline.length > 1 && inline.slice(0, -1).some(isStreet),
    isLabelled: own !== null,
    needsPlace: place.isCodeAlone,
  });
  const hasStreet =
    inline.slice(0, -1).some(isStreet) || above.address.some(({ text: street }) => isStreet(bare(street)));
  if (!hasStreet && !place.isDistinctive && place.isPlaceFirst) return null;
  const country = countryBelow(line, page.lines);
  return {
    ...{ page, hasStreet, names: [...above.names, ...names] },
    lines: [...above.address, line, ...(country ? [country] : [])],
    parts: [
      ...above.address.map(({ text: part }) => bare(part)),
      ...inline,
      ...(country ? [country.text] : []),
    ],
    label: own?.kind ?? above.label ?? labelLeft(above.address[0] ?? line, page.lines),
  };
}

/** "Jane Doe, 123 Main St, Anytown, PA 18062" is a name, a street and a place. */
function splitInline(text: string): { readonly names: readonly string[]; readonly parts: readonly string[] } {
  const parts = text
    .split(/,\s*|\s[-–•·|]\s|;\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const street = parts.findIndex((part) => isStreet(part) && placeOf(part) === null);
  if (street < 0) return { names: [], parts: [text] };
  const names = parts.slice(0, street).filter(isNameLine);
  const rest = [parts[street] ?? "", parts.slice(street + 1).join(", ")];
  const houses = parts.slice(0, street).filter((part) => !names.includes(part));
  return { names, parts: [...houses, ...rest].filter((part) => part !== "") };
}

function withoutCountry(parts: readonly string[]): string {
  return (parts.at(-1) ?? "").replace(/,[^,]*$/, "");
}

interface Climb {
  readonly address: readonly PageLine[];
  readonly names: readonly string[];
  readonly label: Label;
}

/** Goes up from the place: over streets and parts of the house to the names, until something else stands there. */
function climb(
  from: PageLine,
  lines: readonly PageLine[],
  { isWhole, isLabelled, needsPlace }: { isWhole: boolean; isLabelled: boolean; needsPlace: boolean },
): Climb {
  const address: PageLine[] = [];
  const names: { readonly line: PageLine; readonly text: string }[] = [];
  let label: Label = null;
  let hasStreet = isWhole;
  let line = isLabelled ? undefined : lineAbove(from, lines);
  for (let steps = 0; line && steps < maxAbove + 3 && label === null; steps += 1) {
    const found = labelOf(line.text);
    label = found?.kind ?? null;
    if (found?.rest === "") break;
    const text = found?.rest ?? line.text;
    // A place above is of another address.
    if (placeOf(text) !== null) break;
    const mayBeLocality = !hasStreet && ((needsPlace && steps === 0) || hasStreetWithin(line, lines));
    const isFirstStreet = !hasStreet && isStreet(text);
    const isName = isNameLine(text) && !isFirstStreet && (hasStreet || names.length > 0 || !mayBeLocality);
    const isHouse = isUnitLine(text) || (!isName && (isStreet(text) || isNameLine(text)));
    // A flat stands above its house's name, which was taken for a person's.
    if (isUnitLine(text)) address.unshift(...names.splice(0).map((name) => name.line));
    if (isHouse && names.length === 0 && address.length < maxAbove) address.unshift(line);
    else if (isName && names.length < 3) names.unshift({ line, text });
    else break;
    hasStreet ||= isStreet(text);
    line = lineAbove(line, lines);
  }
  return { address, names: names.map(({ text }) => text), label };
}

/** Between street and place stand villages and counties, in Britain up to three. */
function hasStreetWithin(line: PageLine, lines: readonly PageLine[]): boolean {
  let current = lineAbove(line, lines);
  for (let steps = 0; current && steps < 3; steps += 1) {
    if (labelOf(current.text)?.rest === "") return false;
    if (isStreet(current.text)) return true;
    if (!isNameLine(current.text)) return false;
    current = lineAbove(current, lines);
  }
  return false;
}

function countryBelow(line: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  const below = lineBelow(line, lines);
  return below && isCountryLine(below.text) ? below : undefined;
}

function labelLeft(line: PageLine, lines: readonly PageLine[]): Label {
  const left = lineLeft(line, lines);
  return left && left.right > line.left - 25 * line.size ? (labelOf(left.text)?.kind ?? null) : null;
}

function bare(text: string): string {
  return labelOf(text)?.rest || text;
}

function labelOf(text: string): { kind: Exclude<Label, null>; rest: string } | null {
  const kinds = { service: serviceLabels, issuer: issuerLabels, holder: holderLabels } as const;
  for (const kind of ["service", "issuer", "holder"] as const) {
    const match = matchLabel(text, kinds[kind]);
    if (match) return { kind, rest: match.rest };
  }
  return null;
}
