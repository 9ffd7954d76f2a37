import type { Random } from "../random.ts";
import type { Sheet } from "./sheet.ts";

const darkest = 22;
const lightest = 246;

/** What a photocopier makes of a sheet: no colour, more contrast, grains of toner. */
export function photocopy(sheet: Sheet, random: Random): Sheet {
  const data = new Uint8Array(sheet.data);
  for (let i = 0; i < data.length; i += 4) {
    const luma = 0.3 * (data[i] ?? 0) + 0.59 * (data[i + 1] ?? 0) + 0.11 * (data[i + 2] ?? 0);
    const grain = random();
    const steep = 128 + (luma - 118) * 1.5 + (grain - 0.5) * 26;
    const level = Math.max(darkest, Math.min(lightest, grain > 0.9985 ? steep - 90 : steep));
    data.fill(level, i, i + 3);
  }
  return { ...sheet, data };
}
