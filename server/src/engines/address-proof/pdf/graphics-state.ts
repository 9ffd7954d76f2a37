import { identity, type Matrix } from "./matrix.ts";
import type { Rect } from "./page-content.ts";

/** PDF's graphics state, as far as it moves, hides or names text (ISO 32000-1, 8.4 and 9.3). */
export interface GraphicsState {
  matrix: Matrix;
  /** The rectangle around what may be painted. */
  clip: Rect;
  /** Within that rectangle, not everything may be. */
  isClipShaped: boolean;
  /** #rrggbb; null for patterns. */
  fill: string | null;
  opacity: number;
  isBlended: boolean;
  /** What the groups around it do to it. */
  groupOpacity: number;
  isGroupBlended: boolean;
  /** The picture that follows is transparent in places. */
  isImageMasked: boolean;
  font: string;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderingMode: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** The state at the start of a page that lies as `matrix` says. */
export function initialState(matrix: Matrix, page: Rect): GraphicsState {
  return {
    ...{ matrix, clip: page, isClipShaped: false, fill: "#000000", opacity: 1, isBlended: false },
    groupOpacity: 1,
    isGroupBlended: false,
    isImageMasked: false,
    ...{ font: "", fontSize: 0, characterSpacing: 0, wordSpacing: 0, horizontalScale: 1 },
    ...{ leading: 0, rise: 0, renderingMode: 0, textMatrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 },
  };
}

/** Goes to a place relative to the line's start. */
export function moveText(state: GraphicsState, x: number, y: number): void {
  state.lineX += x;
  state.lineY += y;
  state.x = state.lineX;
  state.y = state.lineY;
}

/** Goes to where the matrix lies. */
export function setTextMatrix(state: GraphicsState, matrix: Matrix): void {
  state.textMatrix = matrix;
  state.x = 0;
  state.y = 0;
  state.lineX = 0;
  state.lineY = 0;
}
