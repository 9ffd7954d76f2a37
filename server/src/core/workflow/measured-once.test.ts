import { expect, test } from "vitest";
import { measuredOnce } from "./measured-once.ts";

test("a way is measured once as long as nothing else is given, also for those who ask at the same time", async () => {
  const engines = {};
  let measured = 0;
  const ask = (state: string, id = "a") =>
    measuredOnce(engines, { id, state }, async () => [`${++measured}`]);
  expect(await Promise.all([ask("x"), ask("x")])).toEqual([["1"], ["1"]]);
  expect([await ask("x"), await ask("y"), await ask("x", "b")]).toEqual([["1"], ["2"], ["3"]]);
});

test("a measurement that failed is made again, and the oldest of many is forgotten", async () => {
  const engines = {};
  const failing = measuredOnce(engines, { id: "a", state: "x" }, () => Promise.reject(new Error("busy")));
  await expect(failing).rejects.toThrow("busy");
  const ask = (id: string, way: string) => measuredOnce(engines, { id, state: "x" }, async () => [way]);
  expect(await ask("a", "first")).toEqual(["first"]);
  for (let i = 0; i < 500; i += 1) await ask(String(i), "other");
  expect(await ask("a", "second")).toEqual(["second"]);
});
