import type { PageLine } from "./page-text.ts";

/** In parts of the letters' size: how far apart two lines of one block may be, from baseline to baseline. */
const maxPitch = 2.15;
const maxShift = 1.2;

/** The line right above in the same block: begun, ended or centred alike, and near. */
export function lineAbove(line: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  return nearest(
    lines.filter((other) => other.bottom < line.bottom - 0.4 * line.size && isAligned(other, line)),
    line,
  );
}

/** The line right below in the same block. */
export function lineBelow(line: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  return nearest(
    lines.filter((other) => other.bottom > line.bottom + 0.4 * line.size && isAligned(other, line)),
    line,
  );
}

function nearest(candidates: readonly PageLine[], line: PageLine): PageLine | undefined {
  const near = candidates.filter((other) => pitch(other, line) <= maxPitch * Math.max(other.size, line.size));
  return near.toSorted((a, b) => pitch(a, line) - pitch(b, line))[0];
}

function pitch(a: PageLine, b: PageLine): number {
  return Math.abs(a.bottom - b.bottom);
}

function isAligned(a: PageLine, b: PageLine): boolean {
  if (a.size > 2.2 * b.size || b.size > 2.2 * a.size) return false;
  const shift = maxShift * Math.max(a.size, b.size);
  const isCentred = Math.abs(a.left + a.right - b.left - b.right) / 2 <= 0.5 * shift;
  return Math.abs(a.left - b.left) <= shift || Math.abs(a.right - b.right) <= shift || isCentred;
}

/** The next line to the right on the same row. */
export function lineRight(line: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  return lines
    .filter((other) => other.left > line.right - 0.5 * line.size && isSameRow(other, line))
    .toSorted((a, b) => a.left - b.left)[0];
}

/** The next line to the left on the same row. */
export function lineLeft(line: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  return lines
    .filter((other) => other.right < line.left + 0.5 * line.size && isSameRow(other, line))
    .toSorted((a, b) => b.right - a.right)[0];
}

function isSameRow(a: PageLine, b: PageLine): boolean {
  return Math.abs(a.bottom + a.top - b.bottom - b.top) / 2 <= 0.5 * Math.max(a.size, b.size);
}

/** What stands below within a table's row height, overlapping from left to right: a value under its heading. */
export function valueBelow(line: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  return lines
    .filter(
      (other) =>
        other.bottom > line.bottom + 0.4 * line.size &&
        other.bottom - line.bottom <= 3.2 * Math.max(line.size, other.size) &&
        Math.min(other.right, line.right) - Math.max(other.left, line.left) > -0.5 * line.size,
    )
    .toSorted((a, b) => a.bottom - b.bottom || a.left - b.left)[0];
}
