import { describe, expect, test } from "vitest";
import { letterNamed } from "../../../../test/support/letters/letter.ts";
import { writeLetter } from "../../../../test/support/letters/write-letter.ts";
import { onePage, rawPdf, stream } from "../../../../test/support/letters/raw-pdf.ts";
import { openPdf, type PdfLimits } from "./open-pdf.ts";

const bill = letterNamed("Swedish grid");
const good = await writeLetter(bill);
const short: PdfLimits = {
  text: { cpuMs: 700, memoryBytes: 500_000_000, wallMs: 20_000 },
  drawing: { cpuMs: 700, memoryBytes: 500_000_000, wallMs: 20_000 },
};
const letter = "BT /F1 12 Tf 50 700 Td (A letter with enough text that nobody has to look at it) Tj ET";

describe("an honest file", () => {
  test("tells its lines with every letter, and who wrote it", async () => {
    const bytes = Uint8Array.from(good);
    await using pdf = await openPdf(bytes);
    expect(bytes.length).toBe(good.length);
    const [page] = pdf.text.pages;
    expect(page?.lines.map(({ text }) => text)).toEqual(bill.texts.flatMap(([, , , ...lines]) => lines));
    expect(pdf.text).toMatchObject({ pageCount: 1, producer: "Bill Writer 4.1", hasScript: false });
  });

  test("is drawn as it prints", async () => {
    await using pdf = await openPdf(good);
    const drawn = await pdf.draw(1);
    expect([drawn.width, drawn.height]).toEqual([1654, 2339]);
    expect(drawn.data.length).toBe(1654 * 2339 * 3);
    expect(drawn.data.filter((value) => value < 100).length).toBeGreaterThan(5000);
  });

  test("may have lost its table of objects", async () => {
    const broken = Buffer.from(good)
      .toString("latin1")
      .replace(/startxref\n\d+/, "startxref\n7");
    await using pdf = await openPdf(Buffer.from(broken, "latin1"));
    expect(pdf.text.pages[0]?.lines.length).toBeGreaterThan(5);
  });

  test("may carry a program, which is not run", async () => {
    const endless = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(true){}) >> >>";
    const file = Buffer.from(onePage(letter)).toString("latin1");
    const armed = Buffer.from(file.replace("<< /Type /Catalog /Pages 2 0 R >>", endless), "latin1");
    await using pdf = await openPdf(armed, short);
    expect(pdf.text).toMatchObject({ hasScript: true, pages: [{ isPicture: false }] });
  });
});

const forms = Array.from({ length: 30 }, (_unused, i) =>
  stream(
    "/X Do /X Do /X Do",
    `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${i + 7} 0 R >> >>`,
  ),
);
const pages = Array.from({ length: 10_000 }, () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;

describe("a file that is not read is refused, whatever it does to its reader", () => {
  test.each<readonly [string, () => Uint8Array | Promise<Uint8Array>]>([
    ["nothing behind its mark", () => Buffer.from("%PDF-1.7\n")],
    ["half a file", () => good.subarray(0, good.length >> 1)],
    [
      "ten thousand pages",
      () =>
        rawPdf([
          "<< /Type /Catalog /Pages 2 0 R >>",
          `<< /Type /Pages /Count 10000 /Kids [${pages.map((_page, i) => `${i + 3} 0 R`).join(" ")}] >>`,
          ...pages,
        ]),
    ],
    [
      "a tree of pages that bites its tail",
      () => rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>"]),
    ],
    ["lists within lists", () => onePage(letter, [], `/MediaBox [0 0 9 9] /X ${nested}`)],
    [
      "a text of millions of characters out of a few",
      () => onePage(`BT /F1 9 Tf ${"(abcdefghij) Tj ".repeat(1_500_000)} ET`),
    ],
    [
      "forms that show forms, three to the thirtieth",
      () => onePage("/X Do", [...forms, stream("q Q", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")]),
    ],
    ["a lock", () => writeLetter(bill, { password: "secret" })],
  ])("%s", async (_name, make) => {
    await expect(openPdf(await make(), short)).rejects.toMatchObject({
      name: "CoreError",
      code: "image-unreadable",
    });
  });

  test("too many bytes are not even looked at", async () => {
    await expect(openPdf(new Uint8Array(30_000_001))).rejects.toMatchObject({ code: "image-unreadable" });
  });

  test("a page that says it is a mile wide is drawn no larger than others", async () => {
    await using pdf = await openPdf(onePage(letter, [], "/MediaBox [0 0 9e9 9e9]"), short);
    const { width, height } = await pdf.draw(1);
    expect(Math.max(width, height)).toBeLessThanOrEqual(2400);
  });
});

test("a file locked against changes only is read", async () => {
  const file = await writeLetter(bill, { ownerPassword: "secret" });
  await using pdf = await openPdf(file);
  expect(pdf.text.pages[0]?.lines.length).toBeGreaterThan(5);
});
