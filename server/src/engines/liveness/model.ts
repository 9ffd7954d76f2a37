import type { ModelSpec } from "#engines/runtime/model-store.ts";

/**
 * Tells live skin from a recaptured picture: a small MiniFASNet of the Silent-Face kind. Nobody documents who
 * trained this file, so it can be left out.
 */
export const textureModel: ModelSpec = {
  name: "fr-liveness",
  file: "fr_liveness.onnx",
  sha256: "afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d",
  licence: "MIT (of the package)",
  origin:
    "Undocumented: faceplugin 1.0.3 says neither who trained it nor on what; its layout and conventions are those of minivision's Silent-Face-Anti-Spoofing (Apache-2.0)",
  source: {
    kind: "tarball",
    package: "faceplugin",
    version: "1.0.3",
    integrity:
      "sha512-jq+8L3MdF0MHbc7y5hwQSZOdpwuto8qK0X5aYBVGrCYbOhxoTdnDE6dMR4sGtob7AGTdcJb0Nq4Xc9hznz005w==",
    path: "model/fr_liveness.onnx",
  },
};
