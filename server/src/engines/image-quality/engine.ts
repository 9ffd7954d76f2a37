import type { DocumentAuthenticity } from "#core/document/document-authenticity.ts";
import type { DocumentQuality } from "#core/document/document-quality.ts";
import type { DocumentOutline } from "#core/document/outline.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Box, Measured, Quad } from "#core/media/image.ts";
import type { ImageQuality } from "#core/media/image-quality.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { resizeRaster } from "#engines/runtime/warp.ts";
import { measureAuthenticity } from "./authenticity/measure-authenticity.ts";
import { measureDocumentQuality } from "./document-quality.ts";
import { moirePeak } from "#engines/runtime/spectrum/moire.ts";
import { quadSize, rectify, rectifyPart } from "#engines/runtime/rectify.ts";
import { colourShares, laplacianVariance, meanAndDeviation } from "./statistics.ts";
import { cutTile, moireTiles, type Tile } from "./tiles.ts";

const measuredSide = 640;

/** Measures a picture's quality, or that of a part; plain arithmetic without a net. */
export interface RasterQualityMeter {
  measure(raster: Raster, region?: Quad): Promise<Measured<ImageQuality>>;
}

/** Measures how well a picture shows the document in its outline. */
export interface LoadedDocumentQualityMeter {
  measure(
    raster: Raster,
    outline: DocumentOutline,
    boxes: readonly TextBox[],
    faces?: readonly Box[],
  ): Promise<Measured<DocumentQuality>>;
}

/** Needs no model; takes the store like every engine. */
export async function loadDocumentQualityMeter(_models: ModelStore): Promise<LoadedDocumentQualityMeter> {
  return {
    measure: async (raster, outline, boxes, faces = []) => ({
      value: measureDocumentQuality(raster, outline, boxes, faces),
      models: [],
    }),
  };
}

/** Measures what tells a document from a copy of it. */
export interface LoadedDocumentAuthenticityMeter {
  measure(
    raster: Raster,
    outline: DocumentOutline,
    faces: readonly Box[],
    quality: Pick<DocumentQuality, "blur" | "textHeight">,
  ): Promise<Measured<DocumentAuthenticity>>;
}

/** Needs no model; takes the store like every engine. */
export async function loadDocumentAuthenticityMeter(
  _models: ModelStore,
): Promise<LoadedDocumentAuthenticityMeter> {
  return {
    measure: async (raster, outline, faces, quality) => ({
      value: measureAuthenticity(raster, outline, faces, quality),
      models: [],
    }),
  };
}

/** Needs no model; takes the store like every engine. */
export async function loadImageQualityMeter(_models: ModelStore): Promise<RasterQualityMeter> {
  return { measure: async (raster, region) => ({ value: await measureQuality(raster, region), models: [] }) };
}

async function measureQuality(raster: Raster, region: Quad | undefined): Promise<ImageQuality> {
  const native = region === undefined ? raster : quadSize(region);
  const scale = measuredSide / Math.max(native.width, native.height);
  const width = Math.max(3, Math.round(native.width * scale));
  const height = Math.max(3, Math.round(native.height * scale));
  const scaled =
    region === undefined
      ? await resizeRaster(raster, width, height)
      : rectify(raster, region, { width, height });
  const luma = toLuma(scaled);
  const { mean, deviation } = meanAndDeviation(luma);
  return {
    sharpness: laplacianVariance(luma, width, height),
    brightness: mean,
    contrast: deviation,
    ...colourShares(scaled, luma),
    moirePeak: strongestPeak(raster, region),
  };
}

/** Screens show at the picture's own resolution only, so tiles are taken before any scaling. */
function strongestPeak(raster: Raster, region: Quad | undefined): number {
  const size = region === undefined ? raster : quadSize(region);
  const cut = (tile: Tile): Raster =>
    region === undefined ? cutTile(raster, tile) : rectifyPart(raster, region, tile);
  const peaks = moireTiles(size.width, size.height).map((tile) => moirePeak(toLuma(cut(tile)), tile.side));
  return Math.max(0, ...peaks);
}
