import { packageFile } from "#engines/runtime/package-file.ts";
import PdfWriter from "pdfkit";
import type { Letter } from "./letter.ts";

type Draw = (document: PDFKit.PDFDocument) => void;

/** How a letter is written to a file. */
export interface WriteOptions {
  readonly producer?: string;
  /** Needed to open it. */
  readonly password?: string;
  /** Needed to change it. */
  readonly ownerPassword?: string;
  /** Draws more on the page once the letter stands there. */
  readonly after?: Draw;
  /** Draws instead of the letter's texts. */
  readonly instead?: Draw;
}

const leading = 1.25;

/** Writes a letter as a PDF file with a text layer, in a font that has the letters of all of Europe. */
export async function writeLetter(letter: Letter, options: WriteOptions = {}): Promise<Uint8Array> {
  const font = await packageFile("pdfjs-dist", "standard_fonts/LiberationSans-Regular.ttf");
  const { producer = "Bill Writer 4.1", password, ownerPassword } = options;
  const locks = {
    ...(password !== undefined && { userPassword: password }),
    ...(ownerPassword !== undefined && { ownerPassword }),
  };
  const info = { Producer: producer, Creator: producer, CreationDate: new Date(Date.UTC(2026, 9, 1)) };
  return writePdf({ size: letter.page, margin: 0, info, ...locks }, (document) => {
    document.font(font);
    if (options.instead) options.instead(document);
    else drawTexts(document, letter);
    options.after?.(document);
  });
}

async function writePdf(options: PDFKit.PDFDocumentOptions, draw: Draw): Promise<Uint8Array> {
  const document = new PdfWriter(options);
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  draw(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Writes a letter's texts where they belong. */
export function drawTexts(document: PDFKit.PDFDocument, { texts }: Pick<Letter, "texts">): void {
  for (const [x, y, size, ...lines] of texts) {
    document.fontSize(size);
    for (const [index, line] of lines.entries())
      document.text(line, x, y + index * size * leading, { lineBreak: false });
  }
}
