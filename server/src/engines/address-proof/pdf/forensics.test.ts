import { describe, expect, test } from "vitest";
import type { Letter } from "../../../../test/support/letters/letter.ts";
import { letterNamed } from "../../../../test/support/letters/letter.ts";
import { drawTexts, writeLetter } from "../../../../test/support/letters/write-letter.ts";
import { appendUpdate, onePage, stream } from "../../../../test/support/letters/raw-pdf.ts";
import { isEditor } from "./editors.ts";
import { traceFile } from "./file-traces.ts";
import { openPdf } from "./open-pdf.ts";
import { fontFamily } from "./stray-fonts.ts";

const bill = letterNamed("German power");
const holder = bill.texts.find(([, , , ...lines]) => lines[0] === "Herrn");
const [x = 0, y = 0, size = 0] = holder ?? [];
/** Where the holder's name stands. */
const nameTop = y + 1.25 * size;
const withoutName: Letter = {
  ...bill,
  texts: bill.texts.map((text) =>
    text === holder ? [x, y + 2.5 * size, size, "Große Gärtnerstraße 17 a", "99997 Köthenstädt"] : text,
  ),
};

async function textOf(...args: Parameters<typeof writeLetter>) {
  await using pdf = await openPdf(await writeLetter(...args));
  const { hiddenTexts, overlaidTexts, annotationTexts, strayFonts, pages } = pdf.text;
  const lines = pages.flatMap((page) => page.lines.map(({ text }) => text));
  return { hiddenTexts, overlaidTexts, annotationTexts, strayFonts, lines, isPicture: pages[0]?.isPicture };
}

const clean = { hiddenTexts: 0, overlaidTexts: 0, annotationTexts: 0, strayFonts: [] };

describe("what a page tells of its making", () => {
  test.each(["German power", "US electricity", "Danish heating"])(
    "of the honest letter %s is nothing",
    async (name) => {
      expect(await textOf(letterNamed(name))).toMatchObject(clean);
    },
  );

  test("a name under a white patch is hidden and not read, and the one on it lies over something", async () => {
    const told = await textOf(bill, {
      after: (document) => {
        document.rect(x - 2, nameTop - 2, 200, size + 4).fill("#ffffff");
        document.fill("#000000").fontSize(size).text("Erika Fälschung", x, nameTop, { lineBreak: false });
      },
    });
    expect(told).toMatchObject({ hiddenTexts: 1, overlaidTexts: 1, strayFonts: [] });
    expect(told.lines).toContain("Erika Fälschung");
    expect(told.lines.join()).not.toContain("Weißmüller");
  });

  test("a coloured table under its text hides nothing", async () => {
    const told = await textOf(bill, {
      instead: (document) => {
        document.rect(0, 0, 595, 300).fill("#d0e0ff");
        document.fill("#000000");
        drawTexts(document, bill);
      },
    });
    expect(told).toMatchObject(clean);
  });

  test("one text over another is counted; the same a hair's breadth aside is bold", async () => {
    const over = await textOf(bill, {
      after: (document) => document.fontSize(size).text("Erika Fälschung", x, nameTop, { lineBreak: false }),
    });
    expect(over).toMatchObject({ overlaidTexts: 1, hiddenTexts: 0 });
    const bold = await textOf(bill, {
      after: (document) =>
        document.fontSize(size).text("Jürgen Weißmüller", x + 0.3, nameTop, { lineBreak: false }),
    });
    expect(bold.overlaidTexts).toBe(0);
    expect(bold.lines).toContain("Jürgen Weißmüller");
  });

  test("white writing on white ground is hidden and not read", async () => {
    const told = await textOf(bill, {
      after: (document) =>
        document.fill("#ffffff").fontSize(9).text("Erika Heimlich", 60, 500, { lineBreak: false }),
    });
    expect(told.hiddenTexts).toBe(1);
    expect(told.lines.join()).not.toContain("Heimlich");
  });

  test("a name in a font of its own among lines of another is stray", async () => {
    const told = await textOf(withoutName, {
      after: (document) =>
        document.font("Times-Roman").fontSize(size).text("Erika Fälschung", x, nameTop, { lineBreak: false }),
    });
    expect(told).toMatchObject({ strayFonts: ["Times-Roman"], hiddenTexts: 0, overlaidTexts: 0 });
    const heading = await textOf(bill, {
      after: (document) =>
        document.font("Times-Roman").fontSize(30).text("Ihre Rechnung", 60, 400, { lineBreak: false }),
    });
    expect(heading.strayFonts).toEqual([]);
  });

  test("a note put on the page is counted as one, and read", async () => {
    const note =
      "<< /Type /Annot /Subtype /FreeText /Rect [50 600 250 620] /Contents (x) /AP << /N 6 0 R >> >>";
    const look = stream(
      "BT /F1 12 Tf 2 5 Td (Erika Zettel) Tj ET",
      "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>",
    );
    const letter = "BT /F1 12 Tf 50 700 Td (A letter with enough text that nobody has to look at it) Tj ET";
    await using pdf = await openPdf(onePage(letter, [look], `/MediaBox [0 0 595 842] /Annots [${note}]`));
    expect(pdf.text).toMatchObject({ annotationTexts: 1, overlaidTexts: 0, hiddenTexts: 0 });
    expect(pdf.text.pages[0]?.lines.map(({ text }) => text)).toContain("Erika Zettel");
  });

  test("a page without text is a picture", async () => {
    expect(
      await textOf(bill, { instead: (document) => document.rect(50, 50, 100, 100).fill("#000000") }),
    ).toMatchObject({
      isPicture: true,
      lines: [],
    });
  });
});

describe("what a file tells of its making", () => {
  test("each thing appended to it is counted, and a signature is seen", async () => {
    const file = await writeLetter(bill);
    expect(traceFile(file)).toEqual({ incrementalUpdates: 0, hasSignature: false });
    expect(traceFile(appendUpdate(file)).incrementalUpdates).toBe(1);
    const twice = appendUpdate(appendUpdate(file));
    expect(traceFile(twice).incrementalUpdates).toBe(2);
    await using pdf = await openPdf(twice);
    expect(pdf.text.pages[0]?.lines.length).toBeGreaterThan(5);
    expect(traceFile(Buffer.concat([file, Buffer.from("/ByteRange [0 10 20 30]")])).hasSignature).toBe(true);
  });

  test("a file made for the web has two ends from the start", () => {
    const web = "%PDF-1.7 /Linearized 1 startxref\n0\n%%EOF\n startxref\n99\n%%EOF\n";
    expect(traceFile(Buffer.from(web)).incrementalUpdates).toBe(0);
    expect(traceFile(Buffer.from(`${web}startxref\n120\n%%EOF`)).incrementalUpdates).toBe(1);
  });

  test.each([
    ["Adobe Photoshop 25.0", true],
    ["Canva", true],
    ["iLovePDF", true],
    ["Sejda 3.2 (www.sejda.com)", true],
    ["Adobe Acrobat Pro DC 23.1", true],
    ["Draw", true],
    ["PDFescape Online - https://www.pdfescape.com", true],
    ["Acrobat PDFMaker 21 for Word", false],
    ["OpenText Output Transformation Engine", false],
    ["iText 7.2.5", false],
    ["Apache FOP Version 2.6", false],
    ["StreamServe Communication Server", false],
    [null, false],
  ])("%s is an editor: %s", (name, is) => {
    expect(isEditor(name)).toBe(is);
  });

  test.each([
    ["ABCDEF+Arial-BoldMT", "ArialMT"],
    ["Helvetica-Bold", "Helvetica"],
    ["TimesNewRomanPS-BoldItalicMT", "TimesNewRomanPSMT"],
    ["GHIJKL+OpenSans-SemiBold", "OpenSans-Regular"],
    ["Frutiger-LightItalic", "Frutiger-Roman"],
  ])("%s and %s are one family", (a, b) => {
    expect(fontFamily(a)).toBe(fontFamily(b));
  });

  test("Arial and Verdana are two", () => {
    expect(fontFamily("ArialMT")).not.toBe(fontFamily("Verdana"));
  });
});
