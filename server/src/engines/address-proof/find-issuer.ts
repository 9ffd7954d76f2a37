import type { Found, Holder } from "./find-holder.ts";
import { endOfLegalForm, isNameLine, isOrganisation } from "./holder-name.ts";
import { holderLabels, issuerLabels, serviceLabels } from "./label-words.ts";
import { knownIssuers, personalDomains, titleWords } from "./issuer-words.ts";
import { lineBelow } from "./neighbours.ts";
import type { PageLine, PageText } from "./page-text.ts";
import { squeeze } from "./squeeze.ts";

interface Candidate {
  readonly name: string;
  readonly line: PageLine;
  readonly page: PageText;
}

/** What the whole document says that helps to tell who wrote it. */
interface Context {
  readonly domains: readonly string[];
  readonly letterSize: number;
  readonly headOfOthers: readonly string[];
  readonly holderWords: ReadonlySet<string>;
  readonly counts: ReadonlyMap<string, number>;
}

const minScore = 2;
/** In parts of the usual letters' size. */
const bigness = 1.35;

/** Who wrote the letter: by its head, its legal form, its addresses on the net, and names known everywhere. */
export function findIssuer(pages: readonly PageText[], holder: Holder): Found | null {
  const context = contextOf(pages, holder);
  const scored = pages
    .flatMap((page) =>
      [...page.lines, ...joinedHeads(page, context.letterSize)].flatMap((line) => candidatesOf(line, page)),
    )
    .filter(({ name }) => !context.holderWords.has(squeeze(name)))
    .map((candidate) => ({ candidate, score: scoreOf(candidate, context) }))
    .toSorted((a, b) => b.score - a.score || a.candidate.line.top - b.candidate.line.top);
  const best = scored[0];
  if (best === undefined || best.score < minScore) return fromDomain(context, pages);
  const { name, line, page } = best.candidate;
  return {
    value: name,
    raw: line.text,
    reading: line.confidence,
    certainty: Math.min(0.95, 0.3 + 0.08 * best.score),
    page: page.number,
  };
}

/** A name in large letters may take two lines. */
function joinedHeads({ lines, height }: PageText, letterSize: number): readonly PageLine[] {
  const heads = lines.filter(({ size, top }) => size >= bigness * letterSize && top < 0.25 * height);
  return heads.flatMap((line) => {
    const next = lineBelow(line, heads);
    if (next === undefined || Math.abs(next.size - line.size) > 0.2 * line.size) return [];
    return [
      { ...line, text: `${line.text} ${next.text}`, confidence: Math.min(line.confidence, next.confidence) },
    ];
  });
}

/** A line's name, as far as the legal form where it goes on: "Free SAS au capital de …" is "Free SAS". */
function candidatesOf(line: PageLine, page: PageText): readonly Candidate[] {
  const text = line.text.replace(/^(?:©|\(c\)\s*\d*)\s*/i, "").trim();
  const found: Candidate[] = [];
  const end = endOfLegalForm(text);
  const start = text
    .slice(0, Math.max(0, end))
    .trim()
    .replace(/[,;–-]+$/, "");
  if (end > 0 && start.length < 60 && hasOwnName(start) && !/\d{3}/.test(start))
    found.push({ name: start, line, page });
  else if (isNameLine(text)) found.push({ name: text.replace(/\s*[.,-]+$/, ""), line, page });
  const known = knownIssuers.find((issuer) => hasWords(text, issuer));
  if (known !== undefined && found.length === 0) found.push({ name: known, line, page });
  return found.filter(({ name }) => squeeze(name).length >= 2);
}

/** Something beside the legal form. */
function hasOwnName(name: string): boolean {
  const words = name.split(/\s+/);
  return words.length > 1 && squeeze(words.slice(0, -1).join("")).length >= 2;
}

function hasWords(text: string, words: string): boolean {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return false;
  const [before, after] = [text[at - 1] ?? " ", text[at + words.length] ?? " "];
  return !/[\p{L}\p{N}.@/-]/u.test(before) && !/[\p{L}\p{N}@/-]/u.test(after);
}

function scoreOf({ name, line, page }: Candidate, context: Context): number {
  const key = squeeze(name);
  const at = line.top / page.height;
  const isOnFirst = page.number === 1;
  const isLabel = [holderLabels, serviceLabels, issuerLabels].some((labels) =>
    labels.some((label) => label === key),
  );
  const isBig = line.size >= bigness * context.letterSize;
  const weights: readonly (readonly [boolean, number])[] = [
    [endOfLegalForm(name) > 0, 3],
    [isOrganisation(name), 1],
    [knownIssuers.some((issuer) => hasWords(name, issuer)), 2.5],
    [context.domains.some((domain) => isDomainOf(domain, key)), 3],
    [context.headOfOthers.some((head) => head.length >= 3 && key.startsWith(head)), 1],
    [isOnFirst && at < 0.2, 2],
    [isOnFirst && at < 0.2 && isBig, 1.5],
    [isOnFirst && at < 0.08, 0.5],
    [at > 0.9, 0.5],
    [(context.counts.get(key) ?? 0) > 1, 0.5],
    [!isOnFirst, -1.5],
    [at > 0.3 && at < 0.85, -1],
    [name.split(/\s+/).length > 6, -3],
    [isLabel || isTitle(key), -8],
    [/service|support|department|abonn|kunden|client|contact|page/i.test(name), -1.5],
    [key.length < 3, -1],
  ];
  return weights.filter(([holds]) => holds).reduce((sum, [, weight]) => sum + weight, 0);
}

function isTitle(key: string): boolean {
  if (titleWords.has(key)) return true;
  return [...titleWords].some((title) => title.length > 5 && key.startsWith(title));
}

/** "pplelectric.com" is of "PPL Electric Utilities", "fictiocorp.com" of "Fictiocorp". */
function isDomainOf(domain: string, key: string): boolean {
  const bare = squeeze(domain);
  return bare.length >= 3 && (key.startsWith(bare) || (key.length >= 3 && bare.startsWith(key)));
}

function contextOf(pages: readonly PageText[], holder: Holder): Context {
  const lines = pages.flatMap((page) => page.lines);
  const sizes = lines.map(({ size }) => size).toSorted((a, b) => a - b);
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(squeeze(text), (counts.get(squeeze(text)) ?? 0) + 1);
  const held = [holder.name?.value, holder.name?.raw, ...(holder.address?.raw.split("\n") ?? [])];
  return {
    domains: domainsIn(lines),
    letterSize: sizes[sizes.length >> 1] ?? 0,
    headOfOthers: holder.others.flatMap(({ names }) => names.map(squeeze)),
    holderWords: new Set(held.map((word) => squeeze(word ?? "")).filter((word) => word !== "")),
    counts,
  };
}

/** The names of the addresses on the net, the most frequent first. */
function domainsIn(lines: readonly PageLine[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { text } of lines)
    for (const match of text.matchAll(
      /(?:@|www\.|https?:\/\/(?:www\.)?|(?<![\p{L}\d.@-]))([a-z\d-]{2,40}(?:\.[a-z\d-]{2,20})*)\.(?:com?|net|org|eu|info|gov|edu|[a-z]{2})(?![\p{L}\d-])/giu,
    )) {
      const label =
        (match[1] ?? "")
          .toLowerCase()
          .replace(/\.(?:com?|gov|org|net)$/, "")
          .split(".")
          .at(-1) ?? "";
      if (label.length >= 3 && !personalDomains.has(label)) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([label]) => label);
}

/** Where the head is a picture, its address on the net names the issuer. */
function fromDomain({ domains }: Context, pages: readonly PageText[]): Found | null {
  const [domain] = domains;
  const line = pages
    .flatMap((page) => page.lines)
    .find(({ text }) => domain !== undefined && text.toLowerCase().includes(domain));
  if (domain === undefined || line === undefined) return null;
  return { value: domain, raw: line.text, reading: line.confidence, certainty: 0.4, page: 1 };
}
