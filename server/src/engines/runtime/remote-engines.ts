import type { NationalNumbers } from "#core/document/national-number.ts";
import type { FaceEmbedder } from "#core/face/face.ts";
import type { Engines } from "#core/ports.ts";
import type { EnginePool } from "./pool.ts";

/** The core's engines, served by the pool's threads; what is mere arithmetic is done here. */
export function createEngines(
  pool: EnginePool,
  here: {
    readonly compareFaces: FaceEmbedder["compare"];
    readonly searchRates: FaceEmbedder["searchRates"];
    readonly nationalNumbers: NationalNumbers;
  },
): Engines {
  return {
    images: pool,
    quality: { measure: (image, region) => pool.call(image, "quality.measure", region) },
    text: { find: (image) => pool.call(image, "text.find") },
    mrz: { read: (image, boxes, today) => pool.call(image, "mrz.read", boxes, today) },
    documentQuality: {
      measure: (image, outline, boxes, faces) =>
        pool.call(image, "documentQuality.measure", outline, boxes, faces),
    },
    authenticity: {
      measure: (image, outline, faces, quality) =>
        pool.call(image, "authenticity.measure", outline, faces, quality),
    },
    outlines: { locate: (image, boxes) => pool.call(image, "outlines.locate", boxes) },
    print: { read: (image, boxes, today) => pool.call(image, "print.read", boxes, today) },
    barcodes: { read: (image) => pool.call(image, "barcodes.read") },
    addressProofs: { read: (bytes, today) => pool.run(bytes, "address-proofs.read", today) },
    faces: {
      detect: (image) => pool.call(image, "faces.detect"),
      trace: (image) => pool.call(image, "faces.trace"),
    },
    faceQuality: {
      measurePicture: (image) => pool.call(image, "faceQuality.measurePicture"),
      measureFace: (image, face) => pool.call(image, "faceQuality.measureFace", face),
    },
    embeddings: {
      embed: (image, face) => pool.call(image, "embeddings.embed", face),
      compare: here.compareFaces,
      searchRates: here.searchRates,
    },
    nationalNumbers: here.nationalNumbers,
    liveness: { measure: (image, face) => pool.call(image, "liveness.measure", face) },
    ages: { estimate: (image, face) => pool.call(image, "ages.estimate", face) },
  };
}
