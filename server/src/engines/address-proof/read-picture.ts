import type { TextLine } from "#core/document/print.ts";
import type { PageLine, PageText } from "./page-text.ts";

/** A box stands out over and under its letters. */
const letterShare = 0.72;
const leastConfidence = 0.5;

/** Lays the lines of a picture out as a page, upright whatever way it was taken. */
export function toPageText(lines: readonly TextLine[], number: number): PageText {
  const placed = toPageLines(lines);
  const left = Math.min(...placed.map((line) => line.left));
  const top = Math.min(...placed.map((line) => line.top));
  const shifted = placed.map((line) => shift(line, left, top));
  return {
    number,
    width: Math.max(1, ...shifted.map((line) => line.right)),
    height: Math.max(1, ...shifted.map((line) => line.bottom)),
    lines: shifted.toSorted((a, b) => a.top - b.top || a.left - b.left),
  };
}

/** The lines that read in the picture's main direction, turned upright about its top left corner. */
export function toPageLines(lines: readonly TextLine[]): readonly PageLine[] {
  const read = lines.filter(({ text, confidence }) => text.trim() !== "" && confidence >= leastConfidence);
  const angle = directionOf(read);
  return read.filter(({ box }) => Math.cos(box.angle - angle) > 0.9).map((line) => place(line, angle));
}

/** The mean direction of reading, long lines first; in radians, clockwise. */
export function directionOf(lines: readonly TextLine[]): number {
  let [x, y] = [0, 0];
  for (const { box } of lines) {
    x += box.width * Math.cos(box.angle);
    y += box.width * Math.sin(box.angle);
  }
  return Math.atan2(y, x);
}

function place({ box, text, confidence }: TextLine, angle: number): PageLine {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const x = box.center.x * cos + box.center.y * sin;
  const y = box.center.y * cos - box.center.x * sin;
  return {
    text: mend(text.trim()),
    left: x - box.width / 2,
    right: x + box.width / 2,
    top: y - box.height / 2,
    bottom: y + box.height / 2,
    size: box.height * letterShare,
    confidence,
  };
}

const sharpS =
  /(?<=(?:[Ss]tra|[Gg]ro|[Ww]ei|[Ff]u|[Ss]chlo|[Hh]ei|[Ss]ü|[Gg]r[uü]|[Mm]ei|[Ff]lo|[Ss]pa|[Rr]o|[Pp]reu|[Kk]lo))B(?=\p{Ll}|\P{L}|$)/gu;

/** Among small letters, what looks like a digit or a capital is a letter that the reader's alphabet lacks. */
function mend(text: string): string {
  return text
    .replaceAll(sharpS, "ß")
    .replaceAll(/(?<=\p{L})[06](?=\p{Ll})/gu, "o")
    .replaceAll(/(?<=\p{Ll})1(?=\p{Ll})/gu, "l");
}

function shift(line: PageLine, left: number, top: number): PageLine {
  return {
    ...line,
    left: line.left - left,
    right: line.right - left,
    top: line.top - top,
    bottom: line.bottom - top,
  };
}
