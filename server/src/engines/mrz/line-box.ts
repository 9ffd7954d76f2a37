import type { Point, Quad } from "#core/media/image.ts";
import type { Affine } from "#engines/runtime/warp.ts";

/** A turned rectangle round a line of text; `angle` is the direction of reading, in radians, clockwise. */
export interface LineBox {
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The same rectangle, read from its other end. */
export function reversed(box: LineBox): LineBox {
  return { ...box, angle: box.angle + Math.PI };
}

/** The matrix that cuts a box out of a picture, laid flat in `width` × `height` pixels. */
export function cropMatrix(box: LineBox, width: number, height: number): Affine {
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const scaleX = box.width / width;
  const scaleY = box.height / height;
  const left = (scaleX - box.width) / 2;
  const top = (scaleY - box.height) / 2;
  const tx = box.center.x + left * cos - top * sin;
  const ty = box.center.y + left * sin + top * cos;
  return [cos * scaleX, -sin * scaleY, tx, sin * scaleX, cos * scaleY, ty];
}

/** A point given by its place along and across a box's direction, from the box's centre. */
export function pointAt(box: LineBox, along: number, across: number): Point {
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  return {
    x: box.center.x + along * cos - across * sin,
    y: box.center.y + along * sin + across * cos,
  };
}

/** The region that a zone's lines cover, from the first line's start to the last line's end. */
export function zoneQuad(first: LineBox, last: LineBox): Quad {
  return [
    pointAt(first, -first.width / 2, -first.height / 2),
    pointAt(first, first.width / 2, -first.height / 2),
    pointAt(last, last.width / 2, last.height / 2),
    pointAt(last, -last.width / 2, last.height / 2),
  ];
}

/** The corners of a box. */
export function lineQuad(box: LineBox): Quad {
  return zoneQuad(box, box);
}
