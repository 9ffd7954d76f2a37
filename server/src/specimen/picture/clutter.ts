import { between, integer, pick, type Random } from "../random.ts";
import type { Size } from "./picture.ts";
import { softShadow } from "./soft-shadow.ts";

/** A thing on a table as SVG round the origin, and the outline of its shadow. */
interface Thing {
  readonly svg: string;
  readonly outline: string;
}

const things: readonly ((random: Random) => Thing)[] = [
  drawPen,
  drawPen,
  drawCoin,
  drawNote,
  drawCable,
  drawSheetOfPaper,
  drawCup,
  drawTelephone,
  drawKey,
];

/** Things that lie about, as SVG in a frame of 1600; the light comes from `light` degrees. */
export function drawClutter(random: Random, frame: Size, count: number, light: number): string {
  const unit = Math.max(frame.width, frame.height) / 1600;
  const parts = Array.from({ length: count }, () => {
    const { svg, outline } = pick(random, things)(random);
    const [x, y] = [between(random, 0, frame.width), between(random, 0, frame.height)];
    const turn = between(random, 0, 360);
    const shadow = softShadow(outline, { turn, light, lift: 7, spread: 16, strength: 0.4 });
    return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${unit.toFixed(4)}) rotate(${turn.toFixed(1)})">${shadow}${svg}</g>`;
  });
  return parts.join("");
}

function paint(outline: string, fill: string): string {
  return `<path d="${outline}" fill="${fill}"/>`;
}

function box(width: number, height: number, radius: number): string {
  const [x, y, r] = [width / 2, height / 2, radius];
  return `M${-x + r} ${-y}H${x - r}Q${x} ${-y} ${x} ${-y + r}V${y - r}Q${x} ${y} ${x - r} ${y}H${-x + r}Q${-x} ${y} ${-x} ${y - r}V${-y + r}Q${-x} ${-y} ${-x + r} ${-y}Z`;
}

function disc(radius: number): string {
  return `M${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0Z`;
}

function drawPen(random: Random): Thing {
  const [length, width] = [between(random, 420, 620), between(random, 24, 42)];
  const colour = pick(random, ["#1d1d22", "#274a8c", "#d7c21f", "#b3282d", "#2e7d4f", "#c8c8cc"]);
  const body = box(length, width, width / 2.2);
  const shine = `<rect x="${-length / 2 + 14}" y="${-width * 0.28}" width="${length - 60}" height="${width * 0.16}" fill="#fff" opacity="0.45"/>`;
  const tip = `<path d="M${length / 2 - 4} ${-width / 3}L${length / 2 + 34} -3V3L${length / 2 - 4} ${width / 3}Z" fill="#8d8a86"/>`;
  const clip = `<rect x="${-length / 2 + 8}" y="${-width * 0.62}" width="110" height="${width * 0.2}" rx="4" fill="#b9b9bd"/>`;
  return { svg: tip + paint(body, colour) + shine + clip, outline: body };
}

function drawCoin(random: Random): Thing {
  const radius = between(random, 62, 88);
  const [rim, field] = pick(random, [
    ["#c9a24a", "#a98238"],
    ["#b8b8bc", "#96969c"],
    ["#a86a42", "#8a5234"],
  ] as const);
  const inner = `<circle r="${radius * 0.84}" fill="${field}"/><circle r="${radius * 0.5}" fill="none" stroke="${rim}" stroke-width="7"/>`;
  const glint = `<path d="M${-radius * 0.6} ${-radius * 0.5}A${radius * 0.8} ${radius * 0.8} 0 0 1 ${radius * 0.3} ${-radius * 0.72}" stroke="#fff" stroke-opacity="0.5" stroke-width="6" fill="none"/>`;
  return { svg: paint(disc(radius), rim) + inner + glint, outline: disc(radius) };
}

function drawNote(random: Random): Thing {
  const size = between(random, 260, 340);
  const colour = pick(random, ["#f3e36b", "#f2a6c0", "#a8dba0", "#9fd3ee"]);
  return {
    svg: paint(box(size, size, 3), colour) + scribble(random, size * 0.36, 4),
    outline: box(size, size, 3),
  };
}

function drawSheetOfPaper(random: Random): Thing {
  const [width, height] = [between(random, 700, 1000), between(random, 500, 1200)];
  const outline = box(width, height, 2);
  return { svg: paint(outline, "#eeece6") + scribble(random, width * 0.42, 14), outline };
}

/** Rows of handwriting that says nothing. */
function scribble(random: Random, reach: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_unused, i) => {
    let path = `M${-reach} ${(i - rows / 2) * 46}`;
    const end = reach * between(random, 0.1, 0.95);
    for (let x = -reach; x < end; x += 11) path += scribbledLetter(random);
    return path;
  });
  return `<path d="${lines.join("")}" stroke="#2b3a67" stroke-width="2.6" fill="none" stroke-linecap="round" opacity="0.8"/>`;
}

function scribbledLetter(random: Random): string {
  const kind = random();
  if (kind < 0.14) return "m15 0";
  if (kind < 0.3) return "c6 -2 9 -24 4 -25s-4 24 7 25";
  if (kind < 0.42) return "c5 0 6 -9 5 -9s-4 26 -7 27s6 -16 13 -18";
  if (kind < 0.7) return "c3 -11 10 -11 6 -3s-5 4 5 3";
  return "q3 -12 5 0t6 0";
}

function drawCable(random: Random): Thing {
  const colour = pick(random, ["#17171a", "#e9e9e9", "#3a3a40"]);
  const bend = () => between(random, -420, 420).toFixed(0);
  const path = `M-900 ${bend()}C-500 ${bend()} -300 ${bend()} 0 ${bend()}S500 ${bend()} 900 ${bend()}`;
  const cable = `<path d="${path}" stroke="${colour}" stroke-width="19" fill="none"/><path d="${path}" stroke="#fff" stroke-opacity="0.18" stroke-width="5" fill="none"/>`;
  const shadow = `<path d="${path}" transform="translate(5 8)" stroke="#000" stroke-opacity="0.3" stroke-width="26" fill="none"/>`;
  return { svg: shadow + cable, outline: "" };
}

function drawCup(random: Random): Thing {
  const radius = between(random, 190, 250);
  const colour = pick(random, ["#f2f0ea", "#3d5a80", "#b04a3a", "#31403a"]);
  const drink = pick(random, ["#3b2414", "#7a4a22", "#d9cdb8"]);
  const handle = `<path d="M${radius * 0.9} -44q130 -6 130 44t-130 44" fill="none" stroke="${colour}" stroke-width="42"/>`;
  const inside = `<circle r="${radius * 0.86}" fill="#00000055"/><circle r="${radius * 0.8}" fill="${drink}"/>`;
  return { svg: handle + paint(disc(radius), colour) + inside, outline: disc(radius) };
}

function drawTelephone(random: Random): Thing {
  const outline = box(330, 680, 54);
  const lens = (x: number, y: number) =>
    `<circle cx="${x}" cy="${y}" r="34" fill="#08080a"/><circle cx="${x - 8}" cy="${y - 8}" r="9" fill="#4a5a78"/>`;
  const back = paint(outline, pick(random, ["#1b1d22", "#e6e3dc", "#39506b"]));
  const lenses = `<rect x="-140" y="-315" width="160" height="160" rx="40" fill="#0004"/>${lens(-98, -272)}${lens(-22, -198)}`;
  return { svg: back + lenses, outline };
}

function drawKey(random: Random): Thing {
  const colour = pick(random, ["#b9b7b0", "#c7a75a"]);
  const bow = disc(70);
  const teeth = Array.from(
    { length: 5 },
    (_unused, i) => `l14 ${i % 2 === 0 ? integer(random, 6, 24) : -integer(random, 4, 20)}`,
  );
  const blade = `M60 -18H300L318 0L300 14${teeth.join("").replaceAll("l14", "l-34")}L60 22Z`;
  const hole = `<circle cx="-24" r="20" fill="#0009"/>`;
  return { svg: paint(bow, colour) + paint(blade, colour) + hole, outline: `${bow}${blade}` };
}
