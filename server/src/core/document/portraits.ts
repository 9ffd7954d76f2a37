import type { FaceFinding } from "#core/face/face.ts";
import type { Point, Quad } from "#core/media/image.ts";
import { isInQuad } from "#core/media/quad.ts";

/** The holder's picture and the small, faint repetition of it that many documents carry. */
export interface Portraits {
  readonly portrait: FaceFinding;
  readonly ghost: FaceFinding | null;
}

/** A ghost is at most this share of the portrait's width. */
const ghostShare = 0.75;

/** Which of the faces on a document is its portrait and which the ghost; faces are given largest first. */
export function findPortraits(faces: readonly FaceFinding[], corners: Quad): Portraits | null {
  const inside = faces.filter((face) => isInQuad(corners, middleOf(face)));
  const [portrait, ...others] = inside.length > 0 ? inside : faces;
  if (!portrait) return null;
  const ghost = others.find((face) => face.box.width <= ghostShare * portrait.box.width);
  return { portrait, ghost: ghost ?? null };
}

function middleOf({ box }: FaceFinding): Point {
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
