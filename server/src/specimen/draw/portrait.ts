import sharp from "sharp";
import type { Box } from "#core/media/image.ts";
import { between, pick, type Random } from "../random.ts";
import type { DrawnElement, PortraitPlaces } from "./drawing.ts";

/** What of a document's portraits to draw: nobody at all, or a drawn person where no photograph goes. */
export interface PortraitWishes {
  readonly isEmpty: boolean;
  readonly isPortraitDrawn: boolean;
  readonly isGhostDrawn: boolean;
}

/** The panel for the portrait, and the drawn person. */
export function drawPortrait(
  random: Random,
  { place, ghost, isGrey }: PortraitPlaces,
  { isEmpty, isPortraitDrawn, isGhostDrawn }: PortraitWishes,
): DrawnElement[] {
  const { left, top, width, height } = place;
  const panel = `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#dfe4ea" stroke="#8d97a8" stroke-width="2"/>`;
  const person = drawPerson(random, isGrey ? greys : colours);
  const pale = drawPerson(random, greys);
  if (isEmpty) return [{ svg: panel, marks: [] }];
  const portrait = panel + (isPortraitDrawn ? inBox(person, place) : "");
  const elements: DrawnElement[] = [{ svg: portrait, marks: [{ kind: "portrait", box: place }] }];
  if (!ghost) return elements;
  const second = isGhostDrawn ? `<g opacity="0.45">${inBox(isPortraitDrawn ? person : pale, ghost)}</g>` : "";
  return [...elements, { svg: second, marks: [{ kind: "ghost", box: ghost }] }];
}

/** A drawn person as a PNG. */
export async function paintPerson(random: Random): Promise<Uint8Array> {
  const person = inBox(drawPerson(random, colours), { left: 0, top: 0, width: 350, height: 450 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="350" height="450">${person}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

function inBox(person: string, { left, top, width, height }: Box): string {
  return `<svg x="${left}" y="${top}" width="${width}" height="${height}" viewBox="0 0 70 90" preserveAspectRatio="none">${person}</svg>`;
}

interface Palette {
  readonly skins: readonly string[];
  readonly hairs: readonly string[];
  readonly clothes: readonly string[];
}

const colours: Palette = {
  skins: ["#f0cdb0", "#e3b48f", "#c98f66", "#9a6340", "#6d4329"],
  hairs: ["#2a1d14", "#4a3220", "#7a5530", "#b08a50", "#8f8f8f", "#171717"],
  clothes: ["#2f3e5c", "#5c2f3a", "#3a5140", "#4a4a4a", "#7a6b4f"],
};
const greys: Palette = {
  skins: ["#d4d4d4", "#b9b9b9", "#979797", "#6a6a6a"],
  hairs: ["#202020", "#404040", "#5c5c5c", "#909090"],
  clothes: ["#3c3c3c", "#4f4f4f", "#6b6b6b"],
};

/** A person of nobody, 70 wide and 90 high: a drawing, not a likeness. */
function drawPerson(random: Random, { skins, hairs, clothes }: Palette): string {
  const [skin, hair, cloth] = [pick(random, skins), pick(random, hairs), pick(random, clothes)];
  const [wide, long] = [between(random, 15, 17.5), between(random, 20, 23)];
  const [eyes, smile] = [between(random, 5.8, 7.2), between(random, -0.6, 1.4)];
  const isLong = random() < 0.5;
  const eye = (x: number) =>
    `<ellipse cx="${x}" cy="42" rx="2.6" ry="1.5" fill="#fff"/><circle cx="${x}" cy="42" r="1.3" fill="#2b2b2b"/>` +
    `<path d="M${x - 3.4} 38.4Q${x} 36.6 ${x + 3.4} 38.2" stroke="${hair}" stroke-width="1.1" fill="none"/>`;
  const mane = isLong ? `<path d="M${35 - wide - 3} 74V38Q35 8 ${38 + wide} 38V74Z" fill="${hair}"/>` : "";
  return [
    `<rect width="70" height="90" fill="#cfd6de"/>${mane}`,
    `<path d="M2 90Q6 70 27 67H43Q64 70 68 90Z" fill="${cloth}"/>`,
    `<path d="M28 56H42V68Q35 74 28 68Z" fill="${skin}"/><path d="M28 60Q35 68 42 60V65Q35 71 28 65Z" fill="#000" opacity="0.15"/>`,
    `<ellipse cx="35" cy="43" rx="${wide}" ry="${long}" fill="${skin}"/>`,
    `<ellipse cx="${35 + wide * 0.5}" cy="47" rx="${wide * 0.5}" ry="${long * 0.7}" fill="#000" opacity="0.07"/>`,
    `<path d="M${34 - wide} 42Q${33 - wide} 18 35 17Q${37 + wide} 18 ${36 + wide} 42Q${33 + wide} 28 35 27Q${37 - wide} 28 ${34 - wide} 42Z" fill="${hair}"/>`,
    eye(35 - eyes) + eye(35 + eyes),
    `<path d="M35 43Q33 50 33.4 51.2Q35 52.4 36.8 51.2" stroke="#000" stroke-opacity="0.35" fill="none"/>`,
    `<path d="M30 57Q35 ${57 + smile * 2} 40 57Q35 ${60 + smile} 30 57Z" fill="#a2504c"/>`,
  ].join("");
}
