import { type DateRole, roleOfWords } from "./date-labels.ts";
import { type DateMention, findDates } from "./find-dates.ts";
import type { Found } from "./find-holder.ts";
import { lineAbove, lineLeft } from "./neighbours.ts";
import type { PageLine, PageText } from "./page-text.ts";
import { squeeze } from "./squeeze.ts";

interface Candidate {
  readonly mention: DateMention;
  readonly line: PageLine;
  readonly page: PageText;
  readonly role: DateRole | null;
}

const roleScores: Readonly<Record<DateRole, number>> = {
  issue: 4,
  "as-of": 1.5,
  due: -6,
  birth: -8,
  other: -2.5,
};
const minScore = 0.5;

/** The day on which a letter was written; not when to pay, nor anybody's birth. */
export function findIssueDate(pages: readonly PageText[], today: string): Found | null {
  const candidates = pages.flatMap(candidatesOn);
  const isMonthFirst = writesMonthFirst(pages, candidates);
  const scored = candidates
    .map((candidate) => ({ candidate, value: valueOf(candidate.mention, isMonthFirst) }))
    .map((each) => ({ ...each, score: scoreOf(each.candidate, each.value, today) }))
    .toSorted((a, b) => b.score - a.score || b.value.localeCompare(a.value));
  const best = scored[0];
  if (best === undefined || best.score < minScore) return null;
  const { line, mention, page } = best.candidate;
  const isDoubtful = mention.candidates.length > 1 && isMonthFirst === null;
  return {
    value: best.value,
    raw: line.text.slice(mention.start, mention.end),
    reading: line.confidence,
    certainty: Math.min(0.99, 0.5 + 0.1 * best.score) * (isDoubtful ? 0.6 : 1),
    page: page.number,
  };
}

function candidatesOn(page: PageText): readonly Candidate[] {
  return page.lines.flatMap((line) =>
    findDates(line.text).map((mention) => ({ mention, line, page, role: roleOf(mention, line, page) })),
  );
}

/** The nearest words decide: before it on the line, then left of it, then above it. */
function roleOf({ start, end }: DateMention, line: PageLine, { lines }: PageText): DateRole | null {
  const before = line.text.slice(0, start);
  const lastDate = findDates(before).at(-1);
  const own = squeeze(lastDate ? before.slice(lastDate.end) : before);
  const rest = squeeze(line.text.slice(end));
  // "12 maja 2026 r."
  const behind = rest.length > 2 ? rest : "";
  if (own !== "") return roleOfWords(own) ?? (behind === "" ? null : "other");
  for (const other of [lineLeft(line, lines), headingAbove(line, lines)]) {
    const role = other && findDates(other.text).length === 0 ? roleOfWords(squeeze(other.text)) : null;
    if (role !== null) return role;
  }
  return behind === "" ? null : (roleOfWords(behind) ?? null);
}

/** A table's heading may stand higher than a block's next line. */
function headingAbove(line: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  const above = lines.filter(
    (other) =>
      other.bottom < line.top + 0.5 * line.size &&
      line.bottom - other.bottom <= 3.2 * Math.max(line.size, other.size) &&
      Math.min(other.right, line.right) - Math.max(other.left, line.left) > 0,
  );
  return above.toSorted((a, b) => b.bottom - a.bottom)[0] ?? lineAbove(line, lines);
}

function scoreOf({ role, line, page }: Candidate, value: string, today: string): number {
  const at = line.top / page.height;
  const words = squeeze(line.text).length;
  const weights: readonly (readonly [boolean, number])[] = [
    [role === null, 0.5],
    [at < 0.5, 1],
    [at < 0.3, 0.5],
    [at > 0.88, -1],
    [page.number > 1, -1],
    [words > 90, -2],
    // A letter was written before it was read; a forged or misread one may say otherwise and is kept if nothing else is there.
    [value > today, -2],
    [yearsBetween(value, today) > 15, -2],
  ];
  const base = role === null ? 0 : roleScores[role];
  return base + weights.filter(([holds]) => holds).reduce((sum, [, weight]) => sum + weight, 0);
}

function yearsBetween(earlier: string, later: string): number {
  return Number(later.slice(0, 4)) - Number(earlier.slice(0, 4));
}

function valueOf({ candidates }: DateMention, isMonthFirst: boolean | null): string {
  return (isMonthFirst === true ? candidates.at(-1) : candidates[0]) ?? "";
}

const american =
  /(?<![A-Z])(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\.?[\s,]*\d{5}(?!\d)/;

/** Whether numbers stand as month/day: by the dates that leave no choice, else by an American address. */
function writesMonthFirst(pages: readonly PageText[], candidates: readonly Candidate[]): boolean | null {
  const slashed = candidates.map(({ mention, line }) => line.text.slice(mention.start, mention.end));
  const clear = slashed.flatMap((text) => {
    const [, first, second] = /^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]/.exec(text) ?? [];
    if (Number(first) > 12) return [false];
    return Number(second) > 12 ? [true] : [];
  });
  if (clear.length > 0) return clear.filter(Boolean).length * 2 > clear.length;
  const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("\n");
  if (american.test(text) && text.includes("$")) return true;
  return text.includes("$") ? null : false;
}
