import type { FaceIndex } from "#core/face/face-index.ts";
import type { FaceTemplate } from "#core/face/face.ts";
import type { KnownFaceId } from "#core/face/known-face.ts";
import { createGrowingVectors } from "./growing-vectors.ts";
import type { OpenVectors } from "./usearch-vectors.ts";
import type { VectorSet } from "./vector-set.ts";

/** What the index is made of. */
export interface FaceIndexParts {
  /** One vector for a template, such that a larger product means more alike. */
  readonly toVector: (template: FaceTemplate) => Float32Array;
  /** Undefined where every face is to be compared. */
  readonly openGraph: OpenVectors | undefined;
}

/** One integration's faces that were measured by the same models. */
interface Shelf {
  readonly vectors: VectorSet;
  readonly numbers: Map<KnownFaceId, number>;
  readonly ids: Map<number, KnownFaceId>;
}

/** Faces in memory, each integration's apart from the others', and each set of models' apart too. */
export function createFaceIndex({ toVector, openGraph }: FaceIndexParts): FaceIndex {
  const shelves = new Map<string, Map<string, Shelf>>();
  const sinces = new Map<string, string>();
  let last = 0;
  const shelvesOf = (integrationId: string): Map<string, Shelf> => {
    const known = shelves.get(integrationId) ?? new Map<string, Shelf>();
    shelves.set(integrationId, known);
    return known;
  };
  const drop: FaceIndex["drop"] = (integrationId, id) => {
    for (const { vectors, numbers, ids } of shelvesOf(integrationId).values()) {
      const number = numbers.get(id);
      if (number === undefined) continue;
      vectors.drop(number);
      numbers.delete(id);
      ids.delete(number);
    }
  };
  return {
    since: (integrationId) => sinces.get(integrationId),
    setSince: (integrationId, since) => void sinces.set(integrationId, since),
    drop,
    put: ({ id, integrationId, template }) => {
      drop(integrationId, id);
      const all = shelvesOf(integrationId);
      const shelf = all.get(modelsOf(template)) ?? openShelf(openGraph);
      all.set(modelsOf(template), shelf);
      last += 1;
      shelf.vectors.put(last, toVector(template));
      shelf.numbers.set(id, last);
      shelf.ids.set(last, id);
    },
    nearest: (integrationId, template, limit) => {
      const shelf = shelvesOf(integrationId).get(modelsOf(template));
      const numbers = shelf?.vectors.nearest(toVector(template), limit) ?? [];
      return numbers.flatMap((number) => shelf?.ids.get(number) ?? []);
    },
  };
}

function openShelf(openGraph: OpenVectors | undefined): Shelf {
  return { vectors: createGrowingVectors(openGraph), numbers: new Map(), ids: new Map() };
}

function modelsOf({ models }: FaceTemplate): string {
  return models.map(({ name, version }) => `${name} ${version}`).join();
}
