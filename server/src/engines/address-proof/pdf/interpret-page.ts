import { type GraphicsState, initialState, moveText, setTextMatrix } from "./graphics-state.ts";
import { boundsOf, isMatrix, type Matrix, multiply } from "./matrix.ts";
import {
  areaOf,
  type Cover,
  intersectionOf,
  type PageContent,
  type Rect,
  type TextPiece,
} from "./page-content.ts";
import { pdfLibrary } from "./pdf-library.ts";
import { type FontFacts, showText, type ShownItem } from "./show-text.ts";

const { OPS } = pdfLibrary;

/** A page's operations and what they name. */
export interface PageProgram {
  readonly operators: readonly number[];
  readonly operands: readonly unknown[];
  /** Where the page lies once it is upright. */
  readonly viewport: {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  readonly fontOf: (name: string) => FontFacts;
  /** Whether an annotation is a note on the page rather than a field of a form. */
  readonly isNote: (annotationId: string) => boolean;
  /** Whether a layer, as marked content names it, is shown. */
  readonly isLayerShown: (properties: unknown) => boolean;
}

/** More than any letter has; a page beyond is not read further. */
const maxPieces = 20_000;
const maxCovers = 5000;
const maxDepth = 500;

interface Walk {
  readonly program: PageProgram;
  state: GraphicsState;
  readonly stack: GraphicsState[];
  readonly pieces: TextPiece[];
  readonly covers: Cover[];
  /** Of the marked contents that are open, whether each is shown. */
  readonly layers: boolean[];
  isClipping: boolean;
  isNote: boolean;
  order: number;
}

/** Goes through a page as if painting it, and keeps what text it painted where, and what hides what. */
export function interpretPage(program: PageProgram): PageContent {
  const { width, height, transform } = program.viewport;
  const page: Rect = { left: 0, top: 0, right: width, bottom: height };
  const base: Matrix = isMatrix(transform) ? transform : [1, 0, 0, -1, 0, height];
  const walk: Walk = {
    ...{ program, state: initialState(base, page), stack: [], layers: [] },
    ...{ pieces: [], covers: [] },
    ...{ isClipping: false, isNote: false, order: 0 },
  };
  program.operators.forEach((operator, at) => {
    if (walk.pieces.length >= maxPieces || walk.covers.length >= maxCovers) return;
    walk.order = at;
    const operands = program.operands[at];
    perform[operator]?.(walk, Array.isArray(operands) ? operands : []);
  });
  return { width, height, pieces: walk.pieces, covers: walk.covers };
}

type Perform = (walk: Walk, operands: readonly unknown[]) => void;

const save: Perform = ({ stack, state }) => {
  if (stack.length < maxDepth) stack.push({ ...state });
};
const restore: Perform = (walk) => {
  walk.state = walk.stack.pop() ?? walk.state;
};
const transform: Perform = ({ state }, operands) => {
  if (isMatrix(operands)) state.matrix = multiply(state.matrix, operands);
};
const enterBox = (walk: Walk, matrix: unknown, box: unknown): void => {
  save(walk, []);
  if (isMatrix(matrix)) walk.state.matrix = multiply(walk.state.matrix, matrix);
  if (isBox(box)) walk.state.clip = intersectionOf(walk.state.clip, boundsOf(walk.state.matrix, box));
};
const beginNote: Perform = (walk, [id, box, place, matrix]) => {
  save(walk, []);
  const { viewport, isNote } = walk.program;
  const page: Rect = { left: 0, top: 0, right: viewport.width, bottom: viewport.height };
  walk.state = initialState(isMatrix(viewport.transform) ? viewport.transform : walk.state.matrix, page);
  if (isBox(box)) walk.state.clip = intersectionOf(page, boundsOf(walk.state.matrix, box));
  for (const each of [place, matrix]) if (isMatrix(each)) transform(walk, each);
  walk.isNote = isNote(String(id));
};
const endNote: Perform = (walk) => {
  restore(walk, []);
  walk.isNote = false;
};

/** Sets one number of the state. */
function setNumber(name: NumberOfState, factor = 1): Perform {
  return ({ state }, [value]) => {
    if (typeof value === "number") state[name] = value * factor;
  };
}
type NumberOfState =
  | "characterSpacing"
  | "wordSpacing"
  | "horizontalScale"
  | "leading"
  | "rise"
  | "renderingMode";

const perform: Readonly<Record<number, Perform>> = {
  [OPS.save]: save,
  [OPS.restore]: restore,
  [OPS.transform]: transform,
  [OPS.paintFormXObjectBegin]: (walk, [matrix, box]) => enterBox(walk, matrix, box),
  [OPS.paintFormXObjectEnd]: restore,
  [OPS.beginGroup]: (walk, [group]) => {
    const { matrix, bbox, smask } = (group ?? {}) as { matrix?: unknown; bbox?: unknown; smask?: unknown };
    enterBox(walk, matrix, bbox);
    // A mask's shapes are no paint.
    walk.state.groupOpacity *= smask ? 0 : walk.state.opacity;
    walk.state.isGroupBlended ||= walk.state.isBlended;
    walk.state.opacity = 1;
  },
  [OPS.endGroup]: restore,
  [OPS.beginAnnotation]: beginNote,
  [OPS.endAnnotation]: endNote,
  [OPS.beginMarkedContent]: ({ layers }) => void layers.push(true),
  [OPS.beginMarkedContentProps]: ({ layers, program }, [tag, properties]) =>
    void layers.push(tag !== "OC" || program.isLayerShown(properties)),
  [OPS.endMarkedContent]: ({ layers }) => void layers.pop(),
  [OPS.setGState]: ({ state }, [entries]) => setGraphics(state, entries),
  [OPS.setFillRGBColor]: ({ state }, [color]) => {
    state.fill = typeof color === "string" ? color : null;
  },
  [OPS.setFillColorN]: ({ state }) => {
    state.fill = null;
  },
  [OPS.setFillTransparent]: ({ state }) => {
    state.fill = null;
  },
  [OPS.clip]: (walk) => {
    walk.isClipping = true;
  },
  [OPS.eoClip]: (walk) => {
    walk.isClipping = true;
  },
  [OPS.constructPath]: constructPath,
  [OPS.shadingFill]: (walk) => addCover(walk, walk.state.clip, "fill"),
  [OPS.paintImageXObject]: addImage,
  [OPS.paintInlineImageXObject]: addImage,
  [OPS.setFont]: ({ state }, [name, size]) => {
    state.font = String(name);
    state.fontSize = Number(size) || 0;
  },
  [OPS.setCharSpacing]: setNumber("characterSpacing"),
  [OPS.setWordSpacing]: setNumber("wordSpacing"),
  [OPS.setHScale]: setNumber("horizontalScale", 0.01),
  [OPS.setLeading]: setNumber("leading", -1),
  [OPS.setTextRise]: setNumber("rise"),
  [OPS.setTextRenderingMode]: setNumber("renderingMode"),
  [OPS.beginText]: ({ state }) => setTextMatrix(state, [1, 0, 0, 1, 0, 0]),
  [OPS.moveText]: ({ state }, [x, y]) => moveText(state, Number(x) || 0, Number(y) || 0),
  [OPS.setLeadingMoveText]: ({ state }, [x, y]) => {
    state.leading = Number(y) || 0;
    moveText(state, Number(x) || 0, Number(y) || 0);
  },
  [OPS.setTextMatrix]: ({ state }, [matrix]) => {
    if (isMatrix(matrix)) setTextMatrix(state, matrix);
  },
  [OPS.nextLine]: ({ state }) => moveText(state, 0, state.leading),
  [OPS.showText]: ({ state, program, pieces, isNote, order, layers }, [items]) => {
    const shown = Array.isArray(items) ? (items as ShownItem[]).filter((item) => item !== null) : [];
    const runs = showText(state, shown, program.fontOf(state.font), { isAnnotation: isNote, order });
    if (layers.every(Boolean)) for (const run of runs) addPiece(pieces, run);
  },
};

const wordGap = 0.16;

/** Many programs paint each letter or word by itself: what goes on where the last piece ended is one with it. */
function addPiece(pieces: TextPiece[], piece: TextPiece): void {
  const last = pieces.at(-1);
  const isOneWith =
    last?.isUpright === true &&
    piece.isUpright &&
    (["font", "color", "isInvisible", "isAnnotation"] as const).every((key) => last[key] === piece[key]) &&
    Math.abs(last.baseline - piece.baseline) < 0.05 * piece.size &&
    Math.abs(last.size - piece.size) < 0.05 * piece.size &&
    piece.left - last.right > -0.2 * piece.size &&
    piece.left - last.right < 0.6 * piece.size;
  if (!isOneWith) return void pieces.push(piece);
  pieces.pop();
  const space = piece.left - last.right > wordGap * piece.size ? " " : "";
  pieces.push({ ...last, text: last.text + space + piece.text, right: piece.right, order: piece.order });
}

function setGraphics(state: GraphicsState, entries: unknown): void {
  for (const entry of Array.isArray(entries) ? entries : []) {
    const [key, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
    // The library says so, and nothing else, before a picture that has a mask of its own.
    if (key === "SMask") state.isImageMasked = value === false;
    if (key === "ca" && typeof value === "number") state.opacity = value;
    if (key === "BM") state.isBlended = value !== "source-over";
    if (key === "Font" && Array.isArray(value)) {
      state.font = String(value[0]);
      state.fontSize = Number(value[1]) || 0;
    }
  }
}

const fillOperators = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** The library folds a path and what is done with it into one operation: what, the path, its bounds. */
function constructPath(walk: Walk, [operator, data, bounds]: readonly unknown[]): void {
  const isClipping = walk.isClipping;
  walk.isClipping = false;
  if (!isBox(bounds)) return;
  const area = boundsOf(walk.state.matrix, bounds);
  if (fillOperators.has(Number(operator)) && isRectangle(data))
    addCover(walk, intersectionOf(area, walk.state.clip), "fill");
  if (!isClipping) return;
  walk.state.clip = intersectionOf(walk.state.clip, area);
  walk.state.isClipShaped ||= !isRectangle(data);
}

const drawLine = 1;
const drawClose = 4;

/** Whether a path is one upright rectangle: it has no curve, and each of its lines goes along one axis. */
function isRectangle(data: unknown): boolean {
  const path: unknown = Array.isArray(data) ? data[0] : undefined;
  if (!(path instanceof Float32Array) || path.length > 24) return false;
  let [x, y] = [path[1] ?? 0, path[2] ?? 0];
  for (let at = 3; at < path.length; ) {
    if (path[at] === drawClose) return at === path.length - 1;
    if (path[at] !== drawLine) return false;
    const [nextX, nextY] = [path[at + 1] ?? 0, path[at + 2] ?? 0];
    if (Math.abs(nextX - x) > 0.01 && Math.abs(nextY - y) > 0.01) return false;
    [x, y] = [nextX, nextY];
    at += 3;
  }
  return true;
}

function addImage(walk: Walk): void {
  const unit = boundsOf(walk.state.matrix, [0, 0, 1, 1]);
  if (!walk.state.isImageMasked) addCover(walk, intersectionOf(unit, walk.state.clip), "image");
}

function addCover({ state, covers, order, layers }: Walk, area: Rect, kind: Cover["kind"]): void {
  if (!layers.every(Boolean)) return;
  const isSolid = state.opacity * state.groupOpacity >= 0.9 && !state.isBlended && !state.isGroupBlended;
  if (!isSolid || state.isClipShaped || areaOf(area) < 4) return;
  covers.push({ ...area, kind, order, color: kind === "fill" ? state.fill : null });
}

function isBox(value: unknown): value is readonly number[] {
  const isList = Array.isArray(value) || value instanceof Float32Array;
  return isList && value.length >= 4 && Number.isFinite(value[0]);
}
