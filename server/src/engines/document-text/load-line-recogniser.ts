import { readFile } from "node:fs/promises";
import type { ModelRef } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { openNet } from "#engines/runtime/net.ts";
import { recogniserDictionary, textRecogniser } from "./model.ts";
import { createLineRecogniser, type LineRecogniser } from "./recognise-lines.ts";

/** A recogniser with what names it. */
export interface LoadedLineRecogniser {
  readonly recognise: LineRecogniser;
  readonly model: ModelRef;
}

/** Loads the recogniser. Throws ModelError when a file of it cannot be had. */
export async function loadLineRecogniser(models: ModelStore): Promise<LoadedLineRecogniser> {
  const net = await openNet(await models.path(textRecogniser.name));
  const dictionary = parseDictionary(await readFile(await models.path(recogniserDictionary.name), "utf8"));
  return { recognise: createLineRecogniser(net, dictionary), model: models.ref(textRecogniser.name) };
}

/** Full-width forms mean the same as the plain ones. */
function parseDictionary(text: string): string[] {
  return text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((character) => character.normalize("NFKC"));
}
