import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { groupLines } from "./group-lines.ts";
import { interpretPage } from "./interpret-page.ts";
import { countSigns, type PageContent, type TextPiece } from "./page-content.ts";
import type { FontFacts } from "./show-text.ts";
import { findStrayFonts } from "./stray-fonts.ts";
import type { LayerPage, PdfText } from "./thread-messages.ts";
import { isScan, tellVisibility, type Visibility } from "./visible-text.ts";

/** Fewer letters and digits are no letter's text; on a scan, what was stamped on it. */
const minSigns = 40;
const minSignsOnScan = 200;
/** Of the characters, so many at most may be none that people write. */
const maxStrangeShare = 0.15;

interface ReadPage extends Visibility {
  readonly page: LayerPage;
  readonly isOnScan: boolean;
}

/** Reads the text layer of the first pages, and what the file tells of its making. */
export async function readDocument(
  document: PDFDocumentProxy,
  { maxReadPages, maxPages }: { readonly maxReadPages: number; readonly maxPages: number },
): Promise<PdfText> {
  const pageCount = document.numPages;
  if (pageCount > maxPages) throw new Error("The file has too many pages.");
  const read: ReadPage[] = [];
  for (let number = 1; number <= Math.min(pageCount, maxReadPages); number += 1)
    read.push(await readPage(document, number));
  const about = await describe(document);
  const overlaid = read.flatMap(({ overlaid: own, visible, page, isOnScan }) =>
    page.isPicture && isOnScan ? visible : own,
  );
  return {
    ...{ pageCount, pages: read.map(({ page }) => page), ...about },
    hiddenTexts: count(read, ({ hidden }) => hidden),
    overlaidTexts: overlaid.filter(({ isAnnotation }) => !isAnnotation).length,
    annotationTexts: count(read, ({ visible }) => visible.filter(({ isAnnotation }) => isAnnotation)),
    strayFonts: findStrayFonts(read.map(({ visible }) => visible)),
  };
}

function count(pages: readonly ReadPage[], choose: (page: ReadPage) => readonly TextPiece[]): number {
  return pages.flatMap((page) => choose(page)).length;
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await document.getPage(number);
  const content = await contentOf(document, page);
  const visibility = tellVisibility(content);
  const text = visibility.visible.map((piece) => piece.text).join("");
  const isOnScan = content.covers.some((cover) => isScan(cover, content));
  const isPicture = countSigns(text) < (isOnScan ? minSignsOnScan : minSigns) || isStrange(text);
  const { width, height } = content;
  page.cleanup();
  return {
    ...visibility,
    isOnScan,
    page: { number, width, height, isPicture, lines: isPicture ? [] : groupLines(visibility.visible) },
  };
}

async function contentOf(document: PDFDocumentProxy, page: PDFPageProxy): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const layers = await document.getOptionalContentConfig();
  const annotations = (await page.getAnnotations()) as readonly { id: string; subtype: string }[];
  const fields = new Set(annotations.filter(({ subtype }) => subtype === "Widget").map(({ id }) => id));
  const { fnArray, argsArray } = await page.getOperatorList();
  return interpretPage({
    ...{ operators: fnArray, operands: argsArray as readonly unknown[], viewport },
    fontOf: (name) => fontOf(page, name),
    isNote: (id) => !fields.has(id),
    isLayerShown: (properties) => layers.isVisible(properties),
  });
}

const unknownFont: FontFacts = { name: "", widthScale: 0.001 };

function fontOf({ commonObjs }: PDFPageProxy, loadedName: string): FontFacts {
  if (!commonObjs.has(loadedName)) return unknownFont;
  const font = commonObjs.get(loadedName) as { name?: string; fontMatrix?: readonly number[] } | null;
  return { name: font?.name ?? loadedName, widthScale: font?.fontMatrix?.[0] ?? unknownFont.widthScale };
}

/** Text without a meaning: the font says how its signs look, and not which they are. */
function isStrange(text: string): boolean {
  const strange = text.match(/[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  return strange > maxStrangeShare * text.length;
}

async function describe(document: PDFDocumentProxy) {
  const { info, metadata } = await document.getMetadata();
  const entries = info as Readonly<Record<string, unknown>>;
  const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value.slice(0, 200) : null);
  const tools = ["xmp:creatortool", "pdf:producer"].map((key) => textOf(metadata?.get(key)));
  return {
    producer: textOf(entries["Producer"]),
    creator: textOf(entries["Creator"]),
    tools: tools.filter((tool) => tool !== null),
    createdAt: textOf(entries["CreationDate"]),
    modifiedAt: textOf(entries["ModDate"]),
    hasScript: await document.hasJSActions(),
  };
}
