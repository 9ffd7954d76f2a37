import sharp from "sharp";
import type { Point } from "#core/media/image.ts";
import { type DegradationLimits, degradations } from "../degradations.ts";
import type { Drawing } from "../draw/drawing.ts";
import { mrzPitch } from "../draw/mrz-lines.ts";
import { pdf417ModuleWidth } from "../draw/pdf417.ts";
import type { Sheet } from "../draw/sheet.ts";
import { between, type Random } from "../random.ts";
import type { Degradation, SpecimenFault, SpecimenOptions } from "../specimen.ts";
import { drawBackdrop, drawScannerGlass, svgOf } from "./backdrop.ts";
import { chooseTarget, drawFinger, drawHidingReflection, drawHold } from "./covers.ts";
import { makeGrid } from "./grid.ts";
import { drawLight, drawReflections, expose, type Light, type Reflection, shineAt } from "./light.ts";
import type { Photograph, Picture, Size } from "./picture.ts";
import { cutOff, layBeforeCamera, layOnScanner, movement, type Placed, type Scene } from "./scene.ts";
import { layInto } from "./warp.ts";

const usualFrame = { width: 1600, height: 1200 };
/** A flat scan's width beside that of a photograph's frame. */
const scanShare = 1580 / 1600;
/** A sheet is drawn a little larger than it is seen. */
const oversampling = 1.12;
const glossiest = 0.75;

/** What to photograph: the sides to draw at a scale, the first of them the one that counts. */
export interface Subject {
  readonly drawing: Drawing;
  readonly isBooklet: boolean;
  readonly render: (scale: number) => Promise<Sheet>;
}

/** Scans or photographs documents, as bad as the options ask for. Throws RangeError when the frame has no room. */
export async function takePicture(
  subjects: readonly [Subject, ...Subject[]],
  options: SpecimenOptions,
  random: Random,
): Promise<Photograph> {
  const { degrade = 0, faults = [], frame = usualFrame } = options;
  const limits = degradations[degrade];
  const drawings = subjects.map(({ drawing }) => drawing);
  const laid =
    degrade === 0
      ? layOnScanner(drawings, Math.round(frame.width * scanShare))
      : layBeforeCamera(drawings, frame, limits, random);
  const scene = faults.includes("cut-off") ? cutOff(laid, random) : laid;
  const first = scene.placed[0] as Placed;
  const light = degrade === 0 ? null : drawLight(random, scene.frame, limits);
  const blurSigma = drawBlur(random, limits, first);
  const noise = between(random, 0.4, 1) * limits.noise;
  const reflections = drawReflections(random, scene, limits);
  const isCopy = faults.includes("photocopy");
  const backdrop =
    degrade === 0
      ? drawScannerGlass(scene)
      : await drawBackdrop(scene, limits, random, {
          isCopy,
          areBooklets: subjects.map(({ isBooklet }) => isBooklet),
        });
  const covers = drawCovers(scene, faults, random);
  await layAll(backdrop.picture, scene, subjects, [...(isCopy ? [] : reflections), ...covers.reflections]);
  const hold = backdrop.isHeld ? scene.placed.map((placed) => drawHold(random, scene.frame, placed)) : [];
  const covered = await overlay(backdrop.picture, hold.join("") + covers.svg);
  const picture = blurSigma >= 0.3 ? await blur(covered, blurSigma) : covered;
  if (light) expose(picture, light, { random, noise });
  return {
    picture,
    toScene: movement(first),
    toPicture: (point) => point,
    others: scene.placed.slice(1).map(({ corners }) => corners),
    isCovered: covers.isCovered,
    degradation: describe(first, { limits, light, reflections, blurSigma, noise }),
  };
}

/** The letters' shapes remain: a blur is held to a share of a character's width, and of a barcode's module. */
function drawBlur(random: Random, limits: DegradationLimits, { drawing, leastScale }: Placed): number {
  const most = Math.min(limits.blurSigma, limits.blurShare * leastScale * mrzPitch);
  const forBarcode = hasBarcode(drawing) ? 0.42 * leastScale * pdf417ModuleWidth : Infinity;
  return Math.min(between(random, 0.4, 1) * most, forBarcode);
}

function hasBarcode({ elements }: Drawing): boolean {
  return elements.some(({ marks }) => marks.some(({ kind }) => kind === "barcode"));
}

async function layAll(
  picture: Picture,
  scene: Scene,
  subjects: readonly Subject[],
  reflections: readonly Reflection[],
): Promise<void> {
  const glare =
    reflections.length === 0 ? null : makeGrid(scene.frame, (x, y) => shineAt(reflections, { x, y }));
  for (const [i, { corners, mostScale }] of scene.placed.entries()) {
    const sheet = await subjects[i]?.render(Math.min(mostScale * oversampling, 2));
    if (sheet) layInto(picture, sheet, corners, glare);
  }
}

interface Covers {
  readonly svg: string;
  readonly reflections: readonly Reflection[];
  readonly isCovered: (point: Point) => boolean;
}

/** What hides a part of the first document. */
function drawCovers(scene: Scene, faults: readonly SpecimenFault[], random: Random): Covers {
  const first = scene.placed[0] as Placed;
  const target = chooseTarget(random, first);
  const finger = faults.includes("finger") ? drawFinger(random, scene.frame, first, target) : null;
  const reflections = faults.includes("glare-over-text") ? [drawHidingReflection(random, first, target)] : [];
  const isCovered = (point: Point) =>
    finger?.isCovered(point) === true || shineAt(reflections, point) > glossiest;
  return { svg: finger?.svg ?? "", reflections, isCovered };
}

async function overlay(picture: Picture, svg: string): Promise<Picture> {
  if (svg === "") return picture;
  const { width, height, data } = picture;
  const composed = await sharp(data, { raw: { width, height, channels: 3 } })
    .composite([{ input: svgOf({ width, height }, svg) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, data: composed };
}

/** Blurs a picture by a Gaussian of `sigma` pixels. */
export async function blur(picture: Picture, sigma: number): Promise<Picture> {
  const { width, height } = picture;
  const data = await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .blur(sigma)
    .raw()
    .toBuffer();
  return { width, height, data };
}

function describe(
  { drawing, turnDegrees, tiltDegrees, leastScale }: Placed,
  how: {
    limits: DegradationLimits;
    light: Light | null;
    reflections: readonly Reflection[];
    blurSigma: number;
    noise: number;
  },
): Degradation {
  const glare = Math.max(0, ...how.reflections.map(({ strength }) => strength));
  const shadow = how.light?.shadow ?? 0;
  return {
    turnDegrees,
    tiltDegrees,
    blurSigma: how.blurSigma,
    hasGlare: glare > 0,
    hasShadow: shadow > 0.1,
    glare,
    shadow,
    exposure: how.light?.exposure ?? 1,
    noise: how.noise,
    jpegQuality: how.limits.jpegQuality,
    charWidth: leastScale * mrzPitch,
    moduleWidth: hasBarcode(drawing) ? leastScale * pdf417ModuleWidth : null,
  };
}

/** Left and right exchanged. */
export async function mirror(photo: Photograph): Promise<Photograph> {
  const { width, height, data } = photo.picture;
  const flopped = await sharp(data, { raw: { width, height, channels: 3 } })
    .flop()
    .raw()
    .toBuffer();
  const toPicture = (point: Point) => {
    const { x, y } = photo.toPicture(point);
    return { x: width - 1 - x, y };
  };
  return { ...photo, picture: { width, height, data: flopped }, toPicture };
}

/** Whether a point lies in a picture. */
export function isInside({ width, height }: Size, { x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
}
