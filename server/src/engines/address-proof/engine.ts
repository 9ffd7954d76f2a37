import type { TextLine } from "#core/document/print.ts";
import type {
  AddressProofReader,
  AddressProofReading,
  PdfForensics,
} from "#core/document/proof-of-address.ts";
import { CoreError } from "#core/errors.ts";
import type { Measured, ModelRef } from "#core/media/image.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { addHeadLines } from "./add-head-lines.ts";
import { type FileKind, fileKindOf } from "./file-kind.ts";
import type { PageText } from "./page-text.ts";
import { isEditor } from "./pdf/editors.ts";
import { traceFile } from "./pdf/file-traces.ts";
import { type OpenPdf, openPdf } from "./pdf/open-pdf.ts";
import type { PdfText } from "./pdf/thread-messages.ts";
import { readFields } from "./read-fields.ts";
import { toPageText } from "./read-picture.ts";
import { type ReadRaster, readUpright } from "./read-upright.ts";

/** Reads the lines of a picture; their boxes' angles are the direction of reading. */
export type ReadLines = (raster: Raster) => Promise<Measured<readonly TextLine[]>>;

/** A reader of letters: a PDF's text layer where there is one, and what `readLines` sees where there is none. */
export function createAddressProofReader(readLines: ReadLines): AddressProofReader {
  const readers: Readonly<Record<FileKind, AddressProofReader["read"]>> = {
    pdf: (bytes, today) => readPdf(bytes, today, readLines),
    picture: (bytes, today) => readPicture(bytes, today, readLines),
  };
  return {
    read: async (bytes, today) => {
      const kind = fileKindOf(bytes);
      if (kind === null)
        throw new CoreError("image-format-unsupported", "A proof of address is a PDF, JPEG or PNG file.");
      return readers[kind](bytes, today);
    },
  };
}

async function readPicture(
  bytes: Uint8Array,
  today: string,
  readLines: ReadLines,
): Promise<AddressProofReading> {
  const seen = watchModels(readLines);
  const lines = await readUpright(await decodeImage(bytes), seen.readLines);
  const found = readFields([toPageText(lines, 1)], today);
  return { ...found, source: "picture", pages: 1, forensics: null, models: seen.models() };
}

async function readPdf(bytes: Uint8Array, today: string, readLines: ReadLines): Promise<AddressProofReading> {
  await using pdf = await openPdf(bytes);
  const seen = watchModels(readLines);
  const { pages, hasPicture } = await readPages(pdf, today, seen.readLines);
  const found = await withIssuer(pdf, { pages, today, readLines: seen.readLines });
  return {
    ...found,
    source: hasPicture ? "picture" : "text-layer",
    pages: pdf.text.pageCount,
    forensics: forensicsOf(bytes, pdf.text),
    models: seen.models(),
  };
}

/** Pages without text are drawn and read, until what matters is found. */
async function readPages(pdf: OpenPdf, today: string, read: ReadRaster) {
  const pages: PageText[] = [];
  let hasPicture = false;
  for (const page of pdf.text.pages) {
    if (!page.isPicture) pages.push(page);
    else if (!isComplete(pages, today)) {
      pages.push(toPageText(await readUpright(await pdf.draw(page.number), read), page.number));
      hasPicture = true;
    }
  }
  return { pages, hasPicture };
}

function isComplete(pages: readonly PageText[], today: string): boolean {
  const { fields } = readFields(pages, today);
  return (["full-name", "address", "date-of-issue"] as const).every((name) =>
    fields.some((field) => field.name === name),
  );
}

interface IssuerSearch {
  readonly pages: readonly PageText[];
  readonly today: string;
  readonly readLines: ReadRaster;
}

const sureEnough = 0.5;

/** Often the issuer's name is a picture on a page of text: then the page's head is read as one. */
async function withIssuer(pdf: OpenPdf, { pages, today, readLines }: IssuerSearch) {
  const found = readFields(pages, today);
  const issuer = found.fields.find(({ name }) => name === "issuer");
  const [first, ...others] = pages;
  const isRead = pdf.text.pages[0]?.isPicture !== false;
  if (isRead || first === undefined || (issuer && issuer.confidence >= sureEnough)) return found;
  const withHead = await addHeadLines(first, await pdf.draw(first.number), readLines);
  const again = readFields([withHead, ...others], today).fields.find(({ name }) => name === "issuer");
  const best = again ?? issuer;
  const rest = found.fields.filter(({ name }) => name !== "issuer");
  return { ...found, fields: best ? [...rest, best] : rest };
}

function watchModels(readLines: ReadLines) {
  const used = new Map<string, ModelRef>();
  return {
    models: () => [...used.values()],
    readLines: async (raster: Raster) => {
      const { value, models } = await readLines(raster);
      for (const model of models) used.set(model.name, model);
      return value;
    },
  };
}

function forensicsOf(bytes: Uint8Array, text: PdfText): PdfForensics {
  const { producer, creator, createdAt, modifiedAt, tools } = text;
  const { hiddenTexts, overlaidTexts, annotationTexts, strayFonts, hasScript } = text;
  return {
    ...{ producer, creator, createdAt, modifiedAt, ...traceFile(bytes) },
    ...{ hiddenTexts, overlaidTexts, annotationTexts, strayFonts, hasScript },
    isFromEditor: [producer, creator, ...tools].some(isEditor),
  };
}
