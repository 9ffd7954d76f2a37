import { between, integer, type Random } from "../random.ts";
import type { Design } from "./design.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

const patterns: Readonly<Record<Design["ground"], (random: Random, size: Size, hue: number) => string>> = {
  waves: drawWaves,
  rosettes: drawRosettes,
  net: drawNet,
};

/** Fine security lines over the whole document, as SVG. */
export function guilloche(random: Random, size: Size, { ground, hue }: Design): string {
  return `<g fill="none" stroke-width="1.1">${patterns[ground](random, size, hue)}</g>`;
}

function drawWaves(random: Random, size: Size, hue: number): string {
  const reach = between(random, 5, 14);
  const wavelength = between(random, 50, 130);
  const count = Math.round(size.height / 11);
  const lines = Array.from({ length: count }, (_unused, i) => {
    const y = (i * size.height) / count;
    const path = wave(size.width, (x) => y + reach * Math.sin(x / wavelength + i * 0.35));
    return stroke(path, hue + (i % 3) * 25, 70 + (i % 4) * 4);
  });
  const centre = { x: size.width * between(random, 0.6, 0.8), y: size.height * between(random, 0.35, 0.5) };
  return lines.join("") + rosette(centre, size.height * 0.22, integer(random, 7, 13), hue + 40);
}

function drawRosettes(random: Random, size: Size, hue: number): string {
  const parts: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    const centre = { x: size.width * between(random, 0.05, 0.95), y: size.height * between(random, 0, 0.9) };
    const radius = size.height * between(random, 0.14, 0.34);
    for (let ring = 1; ring <= 3; ring += 1)
      parts.push(rosette(centre, (radius * ring) / 3, integer(random, 9, 21), hue + i * 18));
  }
  const count = Math.round(size.height / 24);
  for (let i = 0; i < count; i += 1) {
    const y = (i * size.height) / count;
    parts.push(
      stroke(
        wave(size.width, (x) => y + 4 * Math.sin(x / 31 + i)),
        hue + 20,
        80,
      ),
    );
  }
  return parts.join("");
}

/** Two families of curves that cross. */
function drawNet(random: Random, size: Size, hue: number): string {
  const bend = between(random, 30, 80);
  const step = between(random, 15, 21);
  const slope = between(random, 0.25, 0.5);
  const parts: string[] = [];
  for (let y = -size.width * slope; y < size.height + size.width * slope; y += step) {
    const curve = (x: number) => bend * Math.sin((x / size.width) * Math.PI * 2 + y / 170);
    parts.push(
      stroke(
        wave(size.width, (x) => y + slope * x + curve(x), 40),
        hue,
        76,
      ),
    );
    parts.push(
      stroke(
        wave(size.width, (x) => y - slope * x + size.width * slope + curve(x), 40),
        hue + 45,
        80,
      ),
    );
  }
  return parts.join("");
}

function wave(width: number, height: (x: number) => number, step = 12): string {
  const points: string[] = [];
  for (let x = 0; x < width + step; x += step) points.push(`${x} ${height(x).toFixed(1)}`);
  return `M${points.join("L")}`;
}

function rosette(centre: { x: number; y: number }, reach: number, petals: number, hue: number): string {
  const points: string[] = [];
  for (let i = 0; i <= 240; i += 1) {
    const angle = (i * Math.PI) / 60;
    const radius = reach * (0.75 + 0.25 * Math.sin((petals * angle) / 2));
    const [x, y] = [centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle)];
    points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return stroke(`M${points.join("L")}Z`, hue, 75);
}

function stroke(path: string, hue: number, lightness: number): string {
  return `<path d="${path}" stroke="hsl(${hue.toFixed(0)},45%,${lightness}%)"/>`;
}
