import { expect, test } from "vitest";
import { createFaceFinder } from "./face-finder.ts";
import type { NetFace } from "./face-nets.ts";

const pixels = { width: 1, height: 1, data: new Uint8Array(4) };
const measured: NetFace = {
  x: 0.3,
  y: 0.3,
  width: 0.4,
  height: 0.4,
  square: [0.8, 0.8],
  angles: { yaw: 12, pitch: 3 },
};
/** The same square, as it is seen without the mesh. */
const followed: NetFace = { x: 0.1, y: 0.1, width: 0.8, height: 0.8, square: [0.8, 0.8] };

function netsThatSee(faceOf: (withMesh: boolean) => NetFace | undefined) {
  const looks: boolean[] = [];
  const look = (_pixels: unknown, withMesh: boolean) => {
    looks.push(withMesh);
    const face = faceOf(withMesh);
    return Promise.resolve(face ? [face] : []);
  };
  return { finder: createFaceFinder({ look }), looks };
}

async function findTimes(
  finder: ReturnType<typeof createFaceFinder>,
  times: number,
  isExact = false,
): Promise<void> {
  for (let i = 0; i < times; i += 1) await finder.find(pixels, isExact);
}

test("one look in three measures the face with the mesh", async () => {
  const { finder, looks } = netsThatSee((withMesh) => (withMesh ? measured : followed));
  await findTimes(finder, 6);
  expect(looks).toEqual([true, false, false, true, false, false]);
});

test("every look uses the mesh when angles count", async () => {
  const { finder, looks } = netsThatSee((withMesh) => (withMesh ? measured : followed));
  await findTimes(finder, 4, true);
  expect(looks).toEqual([true, true, true, true]);
});

test("between two measurements a face keeps its size, its place and its angles", async () => {
  const { finder } = netsThatSee((withMesh) => (withMesh ? measured : followed));
  const [exact] = await finder.find(pixels);
  const [between] = await finder.find(pixels);
  expect(between?.width).toBeCloseTo(exact?.width ?? 0);
  expect(between?.x).toBeCloseTo(exact?.x ?? 0);
  expect(between?.yaw).toBe(12);
});

test("a face that comes into view is measured before anything is said of it", async () => {
  const { finder, looks } = netsThatSee(() => undefined);
  await findTimes(finder, 3);
  expect(looks).toEqual([true, true, true]);
});

test("a face that the mesh has not confirmed is not counted", async () => {
  const look = (_pixels: unknown, withMesh: boolean) =>
    Promise.resolve(withMesh ? [measured] : [followed, followed]);
  const finder = createFaceFinder({ look });
  await finder.find(pixels);
  expect(await finder.find(pixels)).toHaveLength(1);
});

test("two boxes over the same face are one face", async () => {
  const twice = [measured, { ...measured, x: 0.4, width: 0.3 }];
  const aside = { ...measured, x: 0.9 };
  const finder = createFaceFinder({ look: () => Promise.resolve([...twice, aside]) });
  expect(await finder.find(pixels)).toHaveLength(2);
});
