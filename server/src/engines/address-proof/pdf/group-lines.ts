import type { PageLine } from "../page-text.ts";
import type { TextPiece } from "./page-content.ts";

/** In parts of the letters' size: gaps between words, and between columns. */
const wordGap = 0.16;
const columnGap = 1.1;

/** Joins pieces that stand on one line without a column's gap between them, from top to bottom and left to right. */
export function groupLines(pieces: readonly TextPiece[]): readonly PageLine[] {
  const upright = pieces.filter(({ isUpright }) => isUpright);
  const rows: TextPiece[][] = [];
  for (const piece of upright.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const row = rows.findLast((each) => isOnRow(piece, each));
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows
    .flatMap((row) => splitRow(row.toSorted((a, b) => a.left - b.left)))
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
}

function isOnRow(piece: TextPiece, row: readonly TextPiece[]): boolean {
  const last = row.at(-1);
  if (last === undefined) return false;
  return Math.abs(piece.baseline - last.baseline) <= 0.35 * Math.min(piece.size, last.size);
}

function splitRow(row: readonly TextPiece[]): readonly PageLine[] {
  const lines: PageLine[] = [];
  let run: TextPiece[] = [];
  let end = 0;
  for (const piece of row) {
    const size = Math.max(piece.size, run.at(-1)?.size ?? 0);
    if (run.length > 0 && piece.left - end > columnGap * size) {
      lines.push(...lineOf(run));
      run = [];
    }
    end = run.length === 0 ? piece.right : Math.max(end, piece.right);
    run.push(piece);
  }
  return [...lines, ...lineOf(run)];
}

function lineOf(run: readonly TextPiece[]): readonly PageLine[] {
  let text = "";
  let end = Number.NaN;
  for (const piece of run) {
    // Bold written twice, a hair's breadth aside.
    if (text.endsWith(piece.text) && piece.left < end - 0.8 * (piece.right - piece.left)) continue;
    const isApart = piece.left - end > wordGap * piece.size;
    text += isApart && !text.endsWith(" ") && !piece.text.startsWith(" ") ? ` ${piece.text}` : piece.text;
    end = piece.right;
  }
  text = text.replaceAll(/\s+/g, " ").trim();
  if (text === "") return [];
  return [
    {
      text,
      left: Math.min(...run.map(({ left }) => left)),
      top: Math.min(...run.map(({ top }) => top)),
      right: Math.max(...run.map(({ right }) => right)),
      bottom: Math.max(...run.map(({ bottom }) => bottom)),
      size: Math.max(...run.map(({ size }) => size)),
      confidence: 1,
    },
  ];
}
