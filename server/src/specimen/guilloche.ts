import { between, type Random } from "./random.ts";

/** Wavy security lines over the whole document, as SVG. */
export function guilloche(random: Random, width: number, height: number, hue: number): string {
  const lines: string[] = [];
  const reach = between(random, 5, 14);
  const wavelength = between(random, 50, 130);
  const count = Math.round(height / 11);
  for (let i = 0; i < count; i += 1) {
    const colour = `hsl(${hue + (i % 3) * 25},45%,${70 + (i % 4) * 4}%)`;
    lines.push(
      `<path d="${wave(i, { width, y: (i * height) / count, reach, wavelength })}" stroke="${colour}"/>`,
    );
  }
  return `<g fill="none" stroke-width="1">${lines.join("")}${rosette(random, width, height, hue)}</g>`;
}

interface Wave {
  readonly width: number;
  readonly y: number;
  readonly reach: number;
  readonly wavelength: number;
}

function wave(phase: number, { width, y, reach, wavelength }: Wave): string {
  const points: string[] = [];
  for (let x = 0; x <= width; x += 10) {
    points.push(`${x} ${(y + reach * Math.sin(x / wavelength + phase * 0.35)).toFixed(1)}`);
  }
  return `M${points.join("L")}`;
}

function rosette(random: Random, width: number, height: number, hue: number): string {
  const [cx, cy] = [width * between(random, 0.6, 0.8), height * between(random, 0.35, 0.5)];
  const petals = Math.round(between(random, 7, 13));
  const points: string[] = [];
  for (let i = 0; i <= 720; i += 1) {
    const angle = (i * Math.PI) / 180;
    const radius = height * (0.2 + 0.07 * Math.sin((petals * angle) / 2));
    points.push(
      `${(cx + radius * Math.cos(angle)).toFixed(1)} ${(cy + radius * Math.sin(angle)).toFixed(1)}`,
    );
  }
  return `<path d="M${points.join("L")}Z" stroke="hsl(${hue + 40},50%,74%)"/>`;
}
