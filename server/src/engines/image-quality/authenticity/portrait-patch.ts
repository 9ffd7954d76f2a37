import type { Box, Point, Quad } from "#core/media/image.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { quadSize, rectify, unitSquareFrom, unitSquareTo } from "#engines/runtime/rectify.ts";

/** The surroundings of a face, the document's sides upright. */
export interface PortraitPatch {
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The face in it. */
  readonly face: Box;
  /** Pixels of the patch per pixel of the picture. */
  readonly scale: number;
}

/** How far round the face's middle is looked at, in its widths and heights. */
const reach = { across: 1.9, along: 1.7 };
const smallestFace = 24;
const usualFace = 80;

/** Cuts out the surroundings of a face; undefined when it is too small, or not on the document. */
export function cutPortrait(raster: Raster, corners: Quad, box: Box): PortraitPatch | undefined {
  const shorter = Math.min(box.width, box.height);
  const face = flatBox(corners, box);
  const middle = { x: face.left + face.width / 2, y: face.top + face.height / 2 };
  const isOnDocument = middle.x > 0 && middle.x < 1 && middle.y > 0 && middle.y < 1;
  if (shorter < smallestFace || !isOnDocument) return undefined;
  const around = {
    left: Math.max(0, middle.x - face.width * reach.across),
    right: Math.min(1, middle.x + face.width * reach.across),
    top: Math.max(0, middle.y - face.height * reach.along),
    bottom: Math.min(1, middle.y + face.height * reach.along),
  };
  const scale = Math.min(1, usualFace / shorter);
  const native = quadSize(corners);
  const width = Math.round((around.right - around.left) * native.width * scale);
  const height = Math.round((around.bottom - around.top) * native.height * scale);
  const place = placeIn(corners);
  const quad: Quad = [
    ...([place(around.left, around.top), place(around.right, around.top)] as const),
    ...([place(around.right, around.bottom), place(around.left, around.bottom)] as const),
  ];
  const luma = toLuma(rectify(raster, quad, { width, height }));
  const across = width / (around.right - around.left);
  const along = height / (around.bottom - around.top);
  const inPatch = {
    left: (face.left - around.left) * across,
    top: (face.top - around.top) * along,
    width: face.width * across,
    height: face.height * along,
  };
  return { luma, width, height, face: inPatch, scale };
}

/** Where an upright box of the picture lies on the document, as shares of its width and height. */
function flatBox(corners: Quad, { left, top, width, height }: Box): Box {
  const toFlat = unitSquareFrom(corners);
  const at = new Float64Array(2);
  const places = [left, left + width].flatMap((x) =>
    [top, top + height].map((y) => {
      toFlat(x, y, at);
      return { x: at[0] ?? 0, y: at[1] ?? 0 };
    }),
  );
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [from, to] = [Math.min(...xs), Math.min(...ys)];
  return { left: from, top: to, width: Math.max(...xs) - from, height: Math.max(...ys) - to };
}

function placeIn(corners: Quad): (x: number, y: number) => Point {
  const toPicture = unitSquareTo(corners);
  const at = new Float64Array(2);
  return (x, y) => {
    toPicture(x, y, at);
    return { x: at[0] ?? 0, y: at[1] ?? 0 };
  };
}
