import type { ModelSpec } from "#engines/runtime/model-store.ts";

/** Every neural net that the product may load. */
export const engineModels: readonly ModelSpec[] = [];
