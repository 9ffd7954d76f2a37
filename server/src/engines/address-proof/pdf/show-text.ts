import type { GraphicsState } from "./graphics-state.ts";
import { boundsOf, type Matrix, multiply } from "./matrix.ts";
import type { TextPiece } from "./page-content.ts";

/** What a font tells of itself. */
export interface FontFacts {
  /** As the file names it: "ABCDEF+Arial-BoldMT". */
  readonly name: string;
  /** What a glyph's width is counted in. */
  readonly widthScale: number;
}

/** One thing of a text operation: a glyph, or a shift in thousandths of the font's size. */
export type ShownItem =
  | number
  | { readonly unicode: string; readonly width: number; readonly isSpace: boolean };

const ascent = 0.76;
const descent = 0.22;
/** In parts of the font's size: a gap of a space, and one that parts columns. */
const spaceGap = 0.18;
const columnGap = 1.2;
const invisibleModes = new Set([3, 7]);

interface Run {
  text: string;
  start: number;
  end: number;
}

/** The runs of one text operation, apart where the text jumps. Moves the state behind them. */
export function showText(
  state: GraphicsState,
  items: readonly ShownItem[],
  font: FontFacts,
  about: Pick<TextPiece, "isAnnotation" | "order">,
): readonly TextPiece[] {
  const { runs, width } = layOut(state, items, font);
  const placed = runs.flatMap((run) => pieceOf(state, run, { font: font.name, ...about }) ?? []);
  state.x += width * state.horizontalScale;
  return placed;
}

function layOut(state: GraphicsState, items: readonly ShownItem[], font: FontFacts) {
  const { fontSize: size, characterSpacing, wordSpacing } = state;
  const runs: Run[] = [];
  let run: Run | undefined;
  let x = 0;
  for (const item of items) {
    if (typeof item === "number") {
      x -= (item * size) / 1000;
      continue;
    }
    const gap = run ? (x - run.end) / (Math.abs(size) || 1) : 0;
    if (!run || Math.abs(gap) > columnGap) runs.push((run = { text: "", start: x, end: x }));
    else if (gap > spaceGap && !run.text.endsWith(" ") && item.unicode !== " ") run.text += " ";
    run.text += item.unicode;
    const advance = item.width * size * font.widthScale;
    run.end = x + advance;
    x += advance + characterSpacing + (item.isSpace ? wordSpacing : 0);
  }
  return { runs, width: x };
}

function pieceOf(
  state: GraphicsState,
  run: Run,
  about: Pick<TextPiece, "isAnnotation" | "order" | "font">,
): TextPiece | undefined {
  const { fontSize: size, horizontalScale: scale } = state;
  const text = run.text.normalize("NFC").replaceAll(/\s+/g, " ");
  if (text.trim() === "" || size === 0) return undefined;
  const origin: Matrix = [1, 0, 0, 1, state.x, state.y + state.rise];
  const matrix = multiply(multiply(state.matrix, state.textMatrix), origin);
  const [left, right] = [run.start * scale, run.end * scale];
  const bounds = boundsOf(matrix, [left, -descent * size, right, ascent * size]);
  if (![bounds.left, bounds.top, bounds.right, bounds.bottom].every(Number.isFinite)) return undefined;
  return {
    ...{ ...about, ...bounds, text },
    baseline: matrix[1] * left + matrix[5],
    size: Math.abs(size) * Math.hypot(matrix[2], matrix[3]),
    isUpright: Math.abs(matrix[1]) <= 0.05 * Math.abs(matrix[0]) && matrix[0] * Math.sign(size) > 0,
    color: state.fill,
    isInvisible: invisibleModes.has(state.renderingMode) || state.opacity * state.groupOpacity < 0.05,
  };
}
