import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { createWorker, OEM, PSM } from "tesseract.js";
import type { MrzReading } from "../../server/src/core/document/mrz.ts";
import type { TextBox } from "../../server/src/core/document/text.ts";
import type { Quad } from "../../server/src/core/media/image.ts";
import { type LineRecogniser, textOf } from "../../server/src/engines/document-text/recognise-lines.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { quadSize, rectify } from "../../server/src/engines/runtime/rectify.ts";

/** So wide is a line for tesseract, which likes letters of 30 pixels and more. */
const bandWidth = 1600;
const margin = 0.02;

/** Greedy PP-OCR text of the lines that our reader found, small letters and look-alikes of "<" taken for what they are. */
export async function readWithPpOcr(
  recognise: LineRecogniser,
  raster: Raster,
  { lineRegions }: MrzReading,
): Promise<string[]> {
  const lines = await recognise(raster, lineRegions.map(toBox));
  return lines.map((line) =>
    textOf(line)
      .toUpperCase()
      .replace(/[《〈‹«≤＜]/g, "<")
      .replace(/[^0-9A-Z<]/g, ""),
  );
}

/** A line's region as a box with the margins that PP-OCR's own detector leaves. */
function toBox([a, b, c, d]: Quad): TextBox {
  const height = Math.hypot(d.x - a.x, d.y - a.y);
  return {
    center: { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 },
    width: Math.hypot(b.x - a.x, b.y - a.y) + 0.6 * height,
    height: 1.15 * height,
    angle: Math.atan2(b.y - a.y, b.x - a.x),
    score: 1,
  };
}

/** Tesseract in its JavaScript build. */
export interface Tesseract extends AsyncDisposable {
  /** The lines of the band that our reader found, laid flat. */
  read(raster: Raster, reading: MrzReading): Promise<string[]>;
}

/** Opens it with its English data. A list of allowed characters changes nothing: its net decides before. */
export async function openTesseract(): Promise<Tesseract> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@tesseract.js-data/eng/package.json"));
  const langPath = join(folder, "4.0.0");
  const worker = await createWorker("eng", OEM.LSTM_ONLY, { langPath, cacheMethod: "none", gzip: true });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    user_defined_dpi: "300",
  });
  return {
    read: async (raster, reading) => {
      const { data } = await worker.recognize(await bandOf(raster, reading));
      const lines = data.text.split("\n").map((line) => line.toUpperCase().replace(/[^0-9A-Z<]/g, ""));
      return lines.filter((line) => line !== "");
    },
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
}

async function bandOf(raster: Raster, { region }: MrzReading): Promise<Buffer> {
  const band = widened(region);
  const native = quadSize(band);
  const height = Math.round((bandWidth * native.height) / native.width);
  const { data } = rectify(raster, band, { width: bandWidth, height });
  const border = { top: 30, bottom: 30, left: 30, right: 30, background: "#ffffff" };
  return sharp(data, { raw: { width: bandWidth, height, channels: 3 } })
    .extend(border)
    .png()
    .toBuffer();
}

/** A little paper round the band. */
function widened([a, b, c, d]: Quad): Quad {
  const out = (from: { x: number; y: number }, to: { x: number; y: number }) => ({
    x: from.x + (from.x - to.x) * margin,
    y: from.y + (from.y - to.y) * margin,
  });
  return [out(a, c), out(b, d), out(c, a), out(d, b)];
}
