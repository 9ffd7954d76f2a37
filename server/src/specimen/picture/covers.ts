import type { Box, Point } from "#core/media/image.ts";
import type { Mark } from "../draw/drawing.ts";
import { between, pick, type Random } from "../random.ts";
import type { Reflection } from "./light.ts";
import type { Size } from "./picture.ts";
import { movement, type Placed } from "./scene.ts";
import { softShadow } from "./soft-shadow.ts";

/** Something that lies over the document. */
export interface Cover {
  /** Over the whole picture, as SVG elements. */
  readonly svg: string;
  readonly isCovered: (point: Point) => boolean;
}

/** Tenths of a millimetre. */
const fingerWidth = 155;
const skins = [
  ["#f1c8ae", "#c98f74", "#f7ddd0"],
  ["#dba784", "#a8714f", "#ecc9b4"],
  ["#a9714c", "#77482c", "#cfa58c"],
  ["#6b452f", "#43281a", "#9c7865"],
] as const;

/** A finger that comes from outside over the middle of a mark, as wide as fingers are. */
export function drawFinger(random: Random, frame: Size, placed: Placed, { box }: Mark): Cover {
  const tip = pointOf(placed, box, 0.5);
  const away = Math.atan2(tip.y - frame.height / 2, tip.x - frame.width / 2) + between(random, -0.5, 0.5);
  return layFinger({ tip, away, width: drawWidth(random, placed), skin: pick(random, skins) }, frame);
}

/** Thumbs of whoever holds a document up: on its blank edges, left, right or both. */
export function drawHold(random: Random, frame: Size, placed: Placed): string {
  const { width, height } = placed.drawing;
  const move = movement(placed);
  const skin = pick(random, skins);
  const hands = pick(random, [["left"], ["right"], ["left", "right"]] as const);
  const thumbs = hands.map((hand) => {
    const isLeft = hand === "left";
    const y = height * between(random, 0.45, 0.7);
    const breadth = drawWidth(random, placed);
    const reach = breadth / placed.leastScale / 2 - onEdge;
    const tip = move({ x: isLeft ? -reach : width + reach, y });
    const outer = move({ x: isLeft ? -width : 2 * width, y: y + height * between(random, 0, 0.6) });
    const away = Math.atan2(outer.y - tip.y, outer.x - tip.x);
    return layFinger({ tip, away, width: breadth, skin }, frame).svg;
  });
  return thumbs.join("");
}

/** How far a thumb reaches onto the document, in tenths of a millimetre: nothing is printed there. */
const onEdge = 26;

function drawWidth(random: Random, { leastScale }: Placed): number {
  return fingerWidth * between(random, 0.9, 1.15) * leastScale;
}

interface Finger {
  readonly tip: Point;
  /** Where the hand is, in radians. */
  readonly away: number;
  readonly width: number;
  readonly skin: readonly [string, string, string];
}

function layFinger({ tip, away, width, skin }: Finger, frame: Size): Cover {
  const length = frame.width + frame.height;
  const radius = width / 2;
  const outline = `M0 ${-radius}H${length}V${radius}H0A${radius} ${radius} 0 0 1 0 ${-radius}Z`;
  const degrees = (away * 180) / Math.PI;
  const cast = { turn: degrees, light: 90, lift: radius * 0.16, spread: radius * 0.4, strength: 0.45 };
  const place = `translate(${tip.x.toFixed(1)} ${tip.y.toFixed(1)}) rotate(${degrees.toFixed(2)})`;
  const svg = `<g transform="${place}">${softShadow(outline, cast)}${flesh(skin, outline, radius)}</g>`;
  const [cos, sin] = [Math.cos(away), Math.sin(away)];
  const isCovered = ({ x, y }: Point) => {
    const along = (x - tip.x) * cos + (y - tip.y) * sin;
    const across = (y - tip.y) * cos - (x - tip.x) * sin;
    return along >= 0 ? Math.abs(across) <= radius : Math.hypot(along, across) <= radius;
  };
  return { svg, isCovered };
}

function flesh(
  [skin, dark, nail]: readonly [string, string, string],
  outline: string,
  radius: number,
): string {
  const stops = `<stop stop-color="${dark}"/><stop offset="0.3" stop-color="${skin}"/><stop offset="0.65" stop-color="${skin}"/><stop offset="1" stop-color="${dark}"/>`;
  const crease = (x: number) =>
    `<path d="M${x} ${-radius * 0.7}Q${x + radius * 0.12} 0 ${x} ${radius * 0.7}" stroke="${dark}" stroke-width="${radius * 0.05}" fill="none" opacity="0.6"/>`;
  return (
    `<defs><linearGradient id="flesh" x2="0" y2="1">${stops}</linearGradient></defs><path d="${outline}" fill="url(#flesh)"/>` +
    `<ellipse cx="${-radius * 0.1}" rx="${radius * 0.66}" ry="${radius * 0.56}" fill="${nail}" opacity="0.85"/>` +
    crease(radius * 1.9) +
    crease(radius * 2.1)
  );
}

/** A place on the document where there is text: the middle of a value or of a line of the zone, or of the barcode. */
export function chooseTarget(random: Random, placed: Placed): Mark {
  const marks = placed.drawing.elements.flatMap((element) => element.marks);
  const texts = marks.filter(({ kind }) => kind !== "portrait" && kind !== "ghost");
  const chosen = random();
  const whole = { kind: "portrait", box: { left: 0, top: 0, ...sizeOf(placed) } } as const;
  return texts[Math.floor(chosen * texts.length)] ?? whole;
}

function sizeOf({ drawing: { width, height } }: Placed): Size {
  return { width, height };
}

/** A reflection so strong that nothing of the mark's middle can be read. */
export function drawHidingReflection(random: Random, placed: Placed, { box }: Mark): Reflection {
  const [start, end] = [pointOf(placed, box, 0), pointOf(placed, box, 1)];
  const long = Math.min(Math.hypot(end.x - start.x, end.y - start.y), 900 * placed.leastScale);
  return {
    at: pointOf(placed, box, between(random, 0.35, 0.65)),
    radii: {
      width: long * between(random, 0.45, 0.7),
      height: Math.max(box.height * 2.2, 60) * placed.leastScale,
    },
    angle: Math.atan2(end.y - start.y, end.x - start.x) + between(random, -0.15, 0.15),
    strength: hiding,
  };
}

/** More than all the way to white in its middle, so that its middle is flat. */
const hiding = 1.8;

function pointOf(placed: Placed, { left, top, width, height }: Box, share: number): Point {
  return movement(placed)({ x: left + width * share, y: top + height / 2 });
}
