import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PrintedReport, ReportPrinter, ReportRow, ReportSection } from "#core/report/printed-report.ts";

const fonts = join(
  dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")),
  "standard_fonts",
);
const regular = join(fonts, "LiberationSans-Regular.ttf");
const bold = join(fonts, "LiberationSans-Bold.ttf");

const margin = 56;
const labelWidth = 160;
const gap = 12;
const ink = "#1a1a1a";
const quiet = "#5c5c5c";
const line = "#c8c8c8";

type Page = PDFKit.PDFDocument;

/** Prints a report on A4: headings, two columns, page numbers, and a text layer that can be searched. */
export const printReport: ReportPrinter = async (report) => {
  // Loaded by the first report, so that a start does not wait for it.
  const { default: PdfWriter } = await import("pdfkit");
  const info = { Title: printable(report.title), Producer: "Bonafide", Creator: "Bonafide" };
  const page = new PdfWriter({
    ...{ size: "A4", margin, bufferPages: true, lang: "en", displayTitle: true, tagged: true },
    info: { ...info, CreationDate: report.at },
  });
  const chunks: Uint8Array[] = [];
  page.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => page.on("end", resolve));
  page.font(bold).fontSize(18).fillColor(ink).text(printable(report.title));
  page.font(regular).fontSize(9).fillColor(quiet).text(printable(report.subtitle));
  for (const section of report.sections) drawSection(page, section);
  numberPages(page, report);
  page.end();
  await ended;
  return Buffer.concat(chunks);
};

function drawSection(page: Page, { heading, rows, notes }: ReportSection): void {
  // A heading never stands alone at the foot of a page.
  if (page.y + 80 > bottom(page)) page.addPage();
  else page.y += 18;
  page.font(bold).fontSize(12).fillColor(ink).text(printable(heading), margin, page.y);
  page.moveTo(margin, page.y + 3).lineTo(page.page.width - margin, page.y + 3);
  page.lineWidth(0.5).strokeColor(line).stroke();
  page.y += 9;
  for (const row of rows) drawRow(page, row);
  for (const note of notes) {
    page
      .font(regular)
      .fontSize(9.5)
      .fillColor(ink)
      .text(printable(note), margin, page.y, { paragraphGap: 4 });
  }
}

function drawRow(page: Page, [label, value]: ReportRow): void {
  const [name, text] = [printable(label), printable(value)];
  const width = page.page.width - 2 * margin - labelWidth - gap;
  page.font(regular).fontSize(9.5);
  const height = page.heightOfString(text, { width });
  // What is longer than a page flows on to the next by itself.
  if (page.y + Math.min(height, 200) > bottom(page)) page.addPage();
  const top = page.y;
  page.fillColor(quiet).text(name, margin, top, { width: labelWidth });
  const below = page.y;
  page.fillColor(ink).text(text, margin + labelWidth + gap, top, { width });
  page.y = Math.max(page.y, height > 200 ? 0 : below) + 4;
}

function bottom(page: Page): number {
  return page.page.height - margin;
}

function numberPages(page: Page, { footer }: PrintedReport): void {
  const { start, count } = page.bufferedPageRange();
  for (let number = start; number < start + count; number += 1) {
    page.switchToPage(number);
    // Below the margin, where text would else begin a page of its own.
    page.page.margins.bottom = 0;
    const text = `${printable(footer)} · ${number - start + 1} / ${count}`;
    const top = page.page.height - margin + 20;
    page.font(regular).fontSize(8).fillColor(quiet).text(text, margin, top, { lineBreak: false });
  }
}

/** The font has Latin, Greek and Cyrillic letters; a character of another script is told by its number. */
function printable(text: string): string {
  return text.replace(
    /[^\n\u0020-\u007e\u00a0-\u0527\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac]/gu,
    (sign) => {
      const number = sign.codePointAt(0) ?? 0;
      return number < 0x20 ? " " : `[U+${number.toString(16).toUpperCase().padStart(4, "0")}]`;
    },
  );
}
