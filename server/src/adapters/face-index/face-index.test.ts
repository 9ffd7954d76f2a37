import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { FaceTemplate } from "#core/face/face.ts";
import type { KnownFaceId, SessionFace } from "#core/face/known-face.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import { createFaceIndex } from "./face-index.ts";
import { createGrowingVectors } from "./growing-vectors.ts";
import { loadUsearch } from "./usearch-vectors.ts";

const dimensions = 32;
const mine = randomUUID() as IntegrationId;
const openGraph = await loadUsearch();

/** A direction that is the same for the same number. */
function direction(seed: number): Float32Array {
  let state = seed * 7919 + 1;
  const numbers = Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
}

function templateOf(vector: Float32Array, version = "1"): FaceTemplate {
  return { vectors: [vector], models: [{ name: "net", version }] };
}

function faceOf(template: FaceTemplate, integrationId = mine): SessionFace {
  const id = randomUUID();
  return {
    ...{ id: id as KnownFaceId, kind: "session", sessionId: id as SessionId },
    ...{ integrationId, template, at: new Date() },
  };
}

const toVector = ({ vectors: [vector] }: FaceTemplate) => vector ?? new Float32Array(dimensions);

test("usearch has a binary for this machine", () => {
  expect(openGraph).toBeDefined();
});

describe.each([
  ["comparing all", undefined],
  ["by a graph", openGraph],
])("an index of faces, %s", (_, graph) => {
  const open = () => createFaceIndex({ toVector, openGraph: graph });

  test("names the nearest first, and no more than asked for", () => {
    const index = open();
    const faces = [1, 2, 3].map((seed) => faceOf(templateOf(direction(seed))));
    for (const face of faces) index.put(face);
    expect(index.nearest(mine, templateOf(direction(2)), 1)).toEqual([faces[1]?.id]);
    expect(index.nearest(mine, templateOf(direction(2)), 9)).toHaveLength(3);
  });

  test("keeps integrations and models apart", () => {
    const index = open();
    const template = templateOf(direction(1));
    index.put(faceOf(template));
    expect(index.nearest(randomUUID() as IntegrationId, template, 5)).toEqual([]);
    expect(index.nearest(mine, templateOf(direction(1), "2"), 5)).toEqual([]);
    expect(index.nearest(mine, template, 5)).toHaveLength(1);
  });

  test("replaces a face, and forgets one that is dropped", () => {
    const index = open();
    const face = faceOf(templateOf(direction(1)));
    index.put(face);
    index.put({ ...face, template: templateOf(direction(2), "2") });
    expect(index.nearest(mine, templateOf(direction(1)), 5)).toEqual([]);
    expect(index.nearest(mine, templateOf(direction(2), "2"), 5)).toEqual([face.id]);
    index.drop(mine, face.id);
    expect(index.nearest(mine, templateOf(direction(2), "2"), 5)).toEqual([]);
  });

  test("remembers how far it has come", () => {
    const index = open();
    expect(index.since(mine)).toBeUndefined();
    index.setSince(mine, "17");
    expect(index.since(mine)).toBe("17");
  });
});

test("a graph that took over finds what comparing all finds, but for one in a hundred", () => {
  const [all, graph] = [createGrowingVectors(undefined), createGrowingVectors(openGraph, 100)];
  for (let key = 0; key < 1500; key += 1) {
    all.put(key, direction(key));
    graph.put(key, direction(key));
  }
  for (let key = 0; key < 1500; key += 3) {
    all.drop(key);
    graph.drop(key);
  }
  expect(graph.size).toBe(1000);
  const asked = Array.from({ length: 100 }, (_, i) => direction(5000 + i));
  const same = asked.filter((vector) => all.nearest(vector, 1)[0] === graph.nearest(vector, 1)[0]);
  expect(same.length).toBeGreaterThanOrEqual(99);
});
