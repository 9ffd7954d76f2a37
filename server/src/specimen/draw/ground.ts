import { between } from "../random.ts";
import type { DrawingInput } from "./drawing-input.ts";
import { type DrawnElement, ornament } from "./drawing.ts";
import { guilloche } from "./guilloche.ts";
import { label, type LabelName } from "./labels.ts";
import { drawText } from "./text.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The tinted ground with its security lines. */
export function drawGround(input: DrawingInput, size: Size): DrawnElement[] {
  const { width, height } = size;
  const { hue } = input.design;
  const tint =
    `<defs><linearGradient id="ground" x2="1" y2="1"><stop stop-color="hsl(${hue},45%,91%)"/>` +
    `<stop offset="1" stop-color="hsl(${hue + 60},42%,87%)"/></linearGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#ground)"/>`;
  return [ornament(tint + guilloche(input.random, size, input.design)), ornament(hologram(input, size))];
}

/** The state's and the document's name on top, and the SPECIMEN mark. */
export function drawHeading(input: DrawingInput, size: Size, name: LabelName): DrawnElement[] {
  const { design } = input;
  const em = size.width > 1000 ? 46 : 38;
  const isBand = design.header === "band";
  const lift = em * 1.45;
  const colour = isBand ? "#fdfdfd" : design.ink;
  const state = { x: em * 1.1, y: lift, size: em, isBold: true, colour };
  const title = { x: em * 1.1, y: lift + em * 0.95, size: em * 0.6, colour };
  const texts = [
    drawText(input.fonts, label("state", design.second), state, size.width * 0.5),
    drawText(input.fonts, label(name, design.second), title, size.width * 0.52),
  ];
  const band = `<rect width="${size.width}" height="${lift + em * 1.25}" fill="hsl(${design.hue},40%,34%)"/>`;
  const emblem = design.header === "centred" ? sun(size.width * 0.58, lift, em * 0.75, design.hue) : "";
  return [
    ornament((isBand ? band : "") + emblem),
    ...texts.map(({ path, colour: fill }) => ornament(`<path d="${path}" fill="${fill}"/>`)),
    drawSpecimenMark(input, size, isBand),
  ];
}

/** The emblem of Utopia: a sun over a wave. */
function sun(x: number, y: number, radius: number, hue: number): string {
  const rays = Array.from({ length: 12 }, (_unused, i) => {
    const angle = (i * Math.PI) / 6;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return `M${x + cos * radius * 0.6} ${y + sin * radius * 0.6}L${x + cos * radius} ${y + sin * radius}`;
  });
  const colour = `hsl(${hue},45%,42%)`;
  return (
    `<circle cx="${x}" cy="${y}" r="${radius * 0.45}" fill="${colour}"/>` +
    `<path d="${rays.join("")}" stroke="${colour}" stroke-width="${radius * 0.12}"/>`
  );
}

/** A kinegram as a camera sees it: a patch of pale spectral colours. */
function hologram({ random }: DrawingInput, { width, height }: Size): string {
  const [x, y] = [width * between(random, 0.3, 0.62), height * between(random, 0.2, 0.5)];
  const radius = height * between(random, 0.1, 0.16);
  const hue = between(random, 0, 360);
  const stops = [0, 0.3, 0.55, 0.8, 1].map(
    (offset, i) =>
      `<stop offset="${offset}" stop-color="hsl(${(hue + i * 70) % 360},80%,72%)" stop-opacity="${offset === 1 ? 0 : 0.3}"/>`,
  );
  return (
    `<defs><radialGradient id="hologram">${stops.join("")}</radialGradient></defs>` +
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="url(#hologram)"/>`
  );
}

/** What tells everybody that the document is nobody's. */
export function drawSpecimenMark(
  { fonts }: DrawingInput,
  { width, height }: Size,
  isOnBand = false,
): DrawnElement {
  const size = height * 0.1;
  const { path, width: length } = fonts.text("SPECIMEN", { x: 0, y: 0, size, isBold: true });
  const place = `translate(${width * 0.965 - length} ${height * 0.125})`;
  const fill = isOnBand ? "#ffd9d4" : "#b3261e";
  const opacity = isOnBand ? 0.9 : 0.55;
  return ornament(`<path d="${path}" fill="${fill}" fill-opacity="${opacity}" transform="${place}"/>`);
}
