import type { ReadField } from "#core/document/field.ts";
import type { PrintReading, TextLine } from "#core/document/print.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { loadLineRecogniser } from "./load-line-recogniser.ts";
import { type OrientedLines, readOriented } from "./orient.ts";
import { layOut } from "./page.ts";
import { type PageContext, type PageReading, readPage } from "./read-page.ts";
import { confidenceOf, type LineRecogniser, textOf } from "./recognise-lines.ts";
import { readSecondLook, type SecondLook } from "./second-look.ts";
import { loadTemplates } from "./template/load-templates.ts";
import { prepareTemplate } from "./template/prepare-template.ts";

/** Reads what people read on a decoded picture, from the lines found in it. */
export interface LoadedPrintReader {
  /** `today` is YYYY-MM-DD. */
  read(raster: Raster, boxes: readonly TextBox[], today: string): Promise<Measured<PrintReading>>;
}

/** Loads the recogniser and the templates, an operator's folder of them too. Throws ModelError and TemplateError. */
export async function loadPrintReader(
  models: ModelStore,
  options: { readonly templates?: string | undefined } = {},
): Promise<LoadedPrintReader> {
  const { recognise, model } = await loadLineRecogniser(models);
  const templates = (await loadTemplates(options.templates)).map(prepareTemplate);
  return {
    read: async (raster, boxes, today) => {
      const groups = await readOriented(recognise, raster, boxes);
      const { look, ...reading } = toReading(groups, { templates, today });
      const found = look && (await lookAgain(recognise, raster, look));
      const fields = found ? [...reading.fields, found] : reading.fields;
      return { value: { ...reading, fields }, models: [model] };
    },
  };
}

async function lookAgain(
  recognise: LineRecogniser,
  raster: Raster,
  look: SecondLook,
): Promise<ReadField | null> {
  const [line] = await recognise(raster, [look.box]);
  return line ? readSecondLook(line, look) : null;
}

const unread: PageReading = {
  template: null,
  documentClass: { type: null, issuer: null, side: null, confidence: 0 },
  fields: [],
  look: null,
};

/** Lines across the others are a page of their own; the one that tells most is the document. */
function toReading(
  groups: readonly OrientedLines[],
  context: PageContext,
): PrintReading & Pick<PageReading, "look"> {
  const pages = groups.map((group) => readPage(layOut(group), context));
  const [best = unread] = pages.toSorted((a, b) => b.fields.length - a.fields.length);
  return { lines: groups.flatMap(({ lines }) => lines.map(toLine)), ...best };
}

function toLine({ box, characters, spaces }: OrientedLines["lines"][number]): TextLine {
  return { box, text: textOf({ characters, spaces }), confidence: confidenceOf(characters) };
}
