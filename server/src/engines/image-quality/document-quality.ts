import type { DocumentQuality } from "#core/document/document-quality.ts";
import type { DocumentOutline } from "#core/document/outline.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Box } from "#core/media/image.ts";
import { seenRectangle } from "#engines/runtime/perspective.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { quadSize } from "#engines/runtime/rectify.ts";
import { type CellGrid, toCells, withoutMargin } from "./cell-grid.ts";
import { coveredShare } from "./covered.ts";
import { findGlare } from "./glare.ts";
import { glareInBox, glareOnText } from "./glare-on-text.ts";
import { strokeBlur } from "./stroke-blur.ts";
import { cutTextLines, type TextCrop } from "./text-crops.ts";

const cells = { columns: 80, rows: 52, margin: 12 };
const white = 250;
const paperShare = 0.6;

/** Measures how well a picture shows the document in its outline. */
export function measureDocumentQuality(
  raster: Raster,
  outline: DocumentOutline,
  boxes: readonly TextBox[],
  faces: readonly Box[],
): DocumentQuality {
  const around = toCells(raster, outline.corners, cells);
  const grid = withoutMargin(around, cells.margin);
  const glare = findGlare(grid);
  const crops = cutTextLines(raster, outline.corners, boxes);
  const portrait = faces.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  const rectangle = seenRectangle(outline.corners, raster);
  return {
    blur: usual(crops.flatMap(relativeBlur)),
    textHeight: usual(crops.map(({ box }) => box.height)),
    textContrast: usual(crops.map(({ contrast }) => contrast)),
    paperBrightness: grid.bright.toSorted()[Math.floor(grid.bright.length * paperShare)] ?? 0,
    blownShare: shareBlown(grid),
    glareOnText: glareOnText(grid, glare, crops),
    glareOnPortrait: portrait ? glareInBox(grid, glare, portrait) : null,
    coveredShare: outline.isWholePicture ? 0 : coveredShare(around, cells.margin, raster),
    cutOff: outline.cutOff,
    textAtEdge: textAtEdge(boxes, raster),
    tiltDegrees: outline.isWholePicture || outline.cutOff > 0 ? 0 : (rectangle.tilt * 180) / Math.PI,
    pixelsPerMillimetre: outline.isWholePicture ? null : resolution(outline, rectangle.aspect),
  };
}

function relativeBlur(crop: TextCrop): readonly number[] {
  const blur = strokeBlur(crop);
  return blur === undefined ? [] : [blur / crop.box.height];
}

function usual(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
}

function shareBlown({ colour, bright }: CellGrid): number {
  let blown = 0;
  for (let cell = 0; cell < bright.length; cell += 1) {
    const least = Math.min(colour[3 * cell] ?? 0, colour[3 * cell + 1] ?? 0, colour[3 * cell + 2] ?? 0);
    if (least >= white) blown += 1;
  }
  return blown / bright.length;
}

const touching = 2;

function textAtEdge(boxes: readonly TextBox[], { width, height }: Raster): number {
  let all = 0;
  let cut = 0;
  for (const box of boxes) {
    const [cos, sin] = [Math.abs(Math.cos(box.angle)), Math.abs(Math.sin(box.angle))];
    const reach = {
      x: (box.width * cos + box.height * sin) / 2,
      y: (box.width * sin + box.height * cos) / 2,
    };
    const area = box.width * box.height;
    all += area;
    const isAtEdge =
      box.center.x - reach.x < touching ||
      box.center.y - reach.y < touching ||
      box.center.x + reach.x > width - 1 - touching ||
      box.center.y + reach.y > height - 1 - touching;
    if (isAtEdge) cut += area;
  }
  return all === 0 ? 0 : cut / all;
}

/** Longer side, in millimetres: cards (ISO/IEC 7810 ID-1), passports (ID-3) and, nearly alike in proportion, the rest. */
const cardWidth = 85.6;
const passportWidth = 125;
const between = 1.5;

function resolution({ corners }: DocumentOutline, aspect: number): number {
  const { width, height } = quadSize(corners);
  const isCard = Math.max(aspect, 1 / aspect) > between;
  return Math.max(width, height) / (isCard ? cardWidth : passportWidth);
}
