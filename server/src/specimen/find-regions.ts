import type { Box, Point, Quad } from "#core/media/image.ts";
import type { Drawing, Mark } from "./draw/drawing.ts";
import { isInside } from "./picture/photograph.ts";
import { mapQuad, type Photograph } from "./picture/picture.ts";
import type { SpecimenRegion, SpecimenRegions } from "./specimen.ts";

const hiddenShare = 0.1;

/** Where in a picture what was drawn stands. */
export function findRegions(drawing: Drawing, photo: Photograph): SpecimenRegions {
  const marks = drawing.elements.flatMap((element) => element.marks);
  const all = (kind: Mark["kind"]) =>
    marks.filter((mark) => mark.kind === kind).map((mark) => regionOf(mark.box, photo));
  const one = (kind: Mark["kind"]) => all(kind)[0] ?? null;
  return {
    fields: marks.flatMap((mark) => {
      if (mark.kind !== "field") return [];
      const { name, value, text, box } = mark;
      return [{ name, value, text, ...regionOf(box, photo) }];
    }),
    mrzLines: all("mrz-line"),
    portrait: one("portrait"),
    ghost: one("ghost"),
    barcode: one("barcode"),
  };
}

function regionOf(box: Box, photo: Photograph): SpecimenRegion {
  const region = mapQuad(cornersOfBox(box), (point) => photo.toPicture(photo.toScene(point)));
  return { region, isHidden: isHidden(box, photo) };
}

function cornersOfBox({ left, top, width, height }: Box): Quad {
  return [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left + width, y: top + height },
    { x: left, y: top + height },
  ];
}

function isHidden({ left, top, width, height }: Box, photo: Photograph): boolean {
  const points: Point[] = [];
  for (let i = 0; i < 20; i += 1)
    for (const share of [0.2, 0.5, 0.8])
      points.push({ x: left + (width * (i + 0.5)) / 20, y: top + height * share });
  const hidden = points
    .map(photo.toScene)
    .filter((point) => photo.isCovered(point) || !isInside(photo.picture, photo.toPicture(point)));
  return hidden.length >= points.length * hiddenShare;
}
