import type { ReadField } from "#core/document/field.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Anchored } from "./fields/anchor.ts";
import type { FoundLabel } from "./fields/find-labels.ts";
import { type Piece, regionOf, toPicture } from "./page.ts";
import { confidenceOf, type ReadLine, textOf } from "./recognise-lines.ts";
import type { PageArea } from "./template/place-template.ts";
import { parseSex, type Sex } from "./values/sex.ts";

/** Where a single letter should stand: the finder of lines easily overlooks one. */
export interface SecondLook {
  readonly box: TextBox;
  readonly area: PageArea;
  readonly angle: number;
  readonly sexWords: Readonly<Record<string, Sex>>;
}

/** Of "F" or "F/M", in heights of print. */
const shortWidth = 2.6;
const placeScore = 0.8;
const leastConfidence = 0.7;

/** Where the sex should stand under its label: as the other values stand under theirs. Null where too few do. */
export function areaUnder({ place }: FoundLabel, anchored: readonly Anchored[]): PageArea | null {
  const others = anchored.filter(({ placement }) => placement === "below");
  if (others.length < 2) return null;
  const height = median(others.map(({ candidate }) => candidate.height));
  const v = place.v + median(others.map(({ label, candidate }) => candidate.v - label.place.v));
  const left = place.left - 0.3 * height;
  return { left, right: left + shortWidth * height, top: v - height / 2, bottom: v + height / 2 };
}

/** A part of the page as a line to read. */
export function toSecondLook(
  area: PageArea,
  page: { readonly angle: number; readonly sexWords: SecondLook["sexWords"] },
): SecondLook {
  const { left, right, top, bottom } = area;
  const center = toPicture({ x: (left + right) / 2, y: (top + bottom) / 2 }, page.angle);
  const box = { center, width: right - left, height: bottom - top, angle: page.angle, score: 1 };
  return { box, area, ...page };
}

/** What the second look found; null when it is nothing that names a sex. */
export function readSecondLook(line: ReadLine, { area, angle, sexWords }: SecondLook): ReadField | null {
  const raw = textOf(line);
  const read = confidenceOf(line.characters);
  const sex = raw.length <= 5 ? parseSex(raw, sexWords) : null;
  if (!sex || read < leastConfidence) return null;
  const { left, right, top, bottom } = area;
  const place: Piece = { characters: [], left, right, v: (top + bottom) / 2, height: bottom - top };
  const region = regionOf([place], angle);
  return { name: "sex", value: sex, raw, source: "print", confidence: read * placeScore, region };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
