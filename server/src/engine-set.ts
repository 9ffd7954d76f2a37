import { createAddressProofReader } from "#engines/address-proof/engine.ts";
import { loadAgeEstimator } from "#engines/age/engine.ts";
import { loadBarcodeReader } from "#engines/barcode/engine.ts";
import { loadDocumentLocator } from "#engines/document-geometry/engine.ts";
import { loadTextFinder } from "#engines/document-text/engine.ts";
import { loadPrintReader } from "#engines/document-text/print-reader.ts";
import { loadFaceDetector } from "#engines/face-detection/engine.ts";
import { type LoadedFaceEmbedder, loadFaceEmbedder } from "#engines/face-embedding/engine.ts";
import { loadOwnEmbedder } from "#engines/face-embedding/own-embedder.ts";
import { faceQualityMeter } from "#engines/face-quality/engine.ts";
import {
  loadDocumentAuthenticityMeter,
  loadDocumentQualityMeter,
  loadImageQualityMeter,
} from "#engines/image-quality/engine.ts";
import { loadLivenessMeter } from "#engines/liveness/engine.ts";
import { loadMrzReader } from "#engines/mrz/engine.ts";
import type { EngineOperations, FileOperations } from "#engines/runtime/engine-operations.ts";
import type { OwnNets } from "#engines/runtime/own-net/own-nets.ts";
import { loadOnce } from "#engines/runtime/load-once.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";

/** What the operator may choose of the engines. */
export interface EngineChoices {
  /** Whether the liveness texture net is in use. */
  readonly hasTexture: boolean;
  /** The operator's folder of document templates. */
  readonly templates?: string | undefined;
  /** Nets of his own that take over a whole part, by their descriptions. */
  readonly own?: OwnNets;
}

/** Every engine by the names of its operations; each is loaded when first asked, or all by `warm`. */
export interface EngineSet {
  readonly operations: EngineOperations;
  readonly fileOperations: FileOperations;
  readonly warm: () => Promise<void>;
}

/** Makes the engines of one thread. */
export function createEngineSet(
  models: ModelStore,
  { hasTexture, templates, own = {} }: EngineChoices,
): EngineSet {
  const quality = loadOnce(() => loadImageQualityMeter(models));
  const text = loadOnce(() => loadTextFinder(models));
  const mrz = loadOnce(() => loadMrzReader(models));
  const documentQuality = loadOnce(() => loadDocumentQualityMeter(models));
  const authenticity = loadOnce(() => loadDocumentAuthenticityMeter(models));
  const outlines = loadOnce(() => loadDocumentLocator(models));
  const print = loadOnce(() => loadPrintReader(models, { templates }));
  const barcodes = loadOnce(() => loadBarcodeReader());
  const faces = loadOnce(() => loadFaceDetector(models, { own: own["face-detector"] }));
  const embeddings = loadOnce(() => loadEmbedder(models, own["face-embedder"]));
  const liveness = loadOnce(() => loadLivenessMeter(models, { isTextureOn: hasTexture, own: own.liveness }));

  const ages = loadOnce(() => loadAgeEstimator(models));

  const operations = {
    "quality.measure": async (raster, region) => (await quality()).measure(raster, region),
    "text.find": async (raster) => (await text()).find(raster),
    "documentQuality.measure": async (raster, outline, boxes, portraits) =>
      (await documentQuality()).measure(raster, outline, boxes, portraits),
    "authenticity.measure": async (raster, outline, portraits, look) =>
      (await authenticity()).measure(raster, outline, portraits, look),
    "outlines.locate": async (raster, boxes) => (await outlines()).locate(raster, boxes),
    "mrz.read": async (raster, boxes, today) => (await mrz()).read(raster, boxes, today),
    "print.read": async (raster, boxes, today) => (await print()).read(raster, boxes, today),
    "barcodes.read": async (raster) => (await barcodes()).read(raster),
    "faces.detect": async (raster) => (await faces()).detect(raster),
    "faces.trace": async (raster) => (await faces()).trace(raster),
    "faceQuality.measurePicture": async (raster) => faceQualityMeter.measurePicture(raster),
    "faceQuality.measureFace": async (raster, face) => faceQualityMeter.measureFace(raster, face),
    "embeddings.embed": async (raster, face) => (await embeddings()).embed(raster, face),
    "liveness.measure": async (raster, face) => (await liveness()).measure(raster, face),
    "ages.estimate": async (raster, face) => (await ages()).estimate(raster, face),
  } satisfies EngineOperations;

  /** Finds lines of text and reads them. */
  const readLines = async (raster: Raster, today: string) => {
    const found = await (await text()).find(raster);
    const read = await (await print()).read(raster, found.value, today);
    return { value: read.value.lines, models: [...found.models, ...read.models] };
  };

  const fileOperations = {
    "address-proofs.read": (bytes, today) =>
      createAddressProofReader((raster) => readLines(raster, today)).read(bytes, today),
  } satisfies FileOperations;

  return {
    operations,
    fileOperations,
    warm: async () => {
      for (const load of [quality, text, mrz, print, barcodes, faces, embeddings, liveness, ages])
        await load();
    },
  };
}

function loadEmbedder(models: ModelStore, own: string | undefined): Promise<LoadedFaceEmbedder> {
  return own === undefined ? loadFaceEmbedder(models) : loadOwnEmbedder(own);
}
