import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { judgeAddressProof } from "#core/document/judge-address-proof.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { createAddressProofReader } from "./engine.ts";
import { openPdf } from "./pdf/open-pdf.ts";
import { type Letter, letterNamed } from "../../../test/support/letters/letter.ts";
import { openLineReader } from "../../../test/support/letters/line-reader.ts";
import { drawTexts, writeLetter } from "../../../test/support/letters/write-letter.ts";
import { photograph } from "../../../test/support/letters/photograph.ts";

const today = "2026-11-21";
const readLines = await openLineReader();
const reader = createAddressProofReader(readLines);
const blind = createAddressProofReader(() => Promise.reject(new Error("Nobody needs to look at the page.")));
const bill = letterNamed("Canadian water");

async function drawn(of: Letter): Promise<Raster> {
  await using pdf = await openPdf(await writeLetter(of));
  return await pdf.draw(1);
}

function encoded({ width, height, data }: Raster): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

const page = await drawn(bill);
const expected = { name: bill.truth.name, address: bill.truth.address, today, maxAgeMonths: 6 };

describe("a proof of address", () => {
  test("is read from a PDF's text layer without a look at the page", async () => {
    const reading = await blind.read(await writeLetter(bill), today);
    expect(reading).toMatchObject({ source: "text-layer", pages: 1, models: [], kind: "utility-bill" });
    expect(reading.forensics).toMatchObject({ isFromEditor: false, incrementalUpdates: 0 });
    expect(judgeAddressProof(reading, expected)).toMatchObject({ verdict: "pass", cues: [] });
  });

  test("is read from a scan as it is seen, whatever its invisible text layer says", async () => {
    const scan = await encoded(page);
    const liar: Letter = {
      ...bill,
      texts: [[60, 300, 11, "Mallory Forger", "9 Other Street", "Toronto ON M5V 9Z9", "x".repeat(300)]],
    };
    const file = await writeLetter(bill, {
      instead: (document) => {
        document.addContent("3 Tr");
        drawTexts(document, liar);
        document.image(scan, 0, 0, { width: 612 });
      },
    });
    const reading = await reader.read(file, today);
    expect(reading.source).toBe("picture");
    expect(reading.models.map(({ name }) => name)).toEqual(["pp-ocrv4-det", "pp-ocrv4-rec"]);
    expect(judgeAddressProof(reading, expected)).toMatchObject({
      name: "same",
      address: { result: "same" },
      age: "recent",
    });
    expect(JSON.stringify(reading.fields)).not.toContain("Forger");
  });

  test("is read from a photograph that lies on its side and aslant", async () => {
    const photo = await encoded(photograph(page, { turnDegrees: 93, slant: 0.05 }, 1600));
    const reading = await reader.read(photo, today);
    expect(reading).toMatchObject({ source: "picture", pages: 1, forensics: null });
    expect(judgeAddressProof(reading, expected)).toMatchObject({
      name: "same",
      address: { result: "same" },
      age: "recent",
    });
  });

  test("has its issuer's name read where that is a picture on a page of text", async () => {
    const [head, ...texts] = bill.texts;
    const logo = await drawn({ ...bill, texts: head ? [head] : [] });
    const strip = await sharp(await encoded(logo))
      .extract({ left: 0, top: 60, width: 1000, height: 150 })
      .jpeg()
      .toBuffer();
    const file = await writeLetter(
      { ...bill, texts: texts.slice(1) },
      {
        after: (document) => document.image(strip, 0, (60 / 200) * 72, { width: (1000 / 200) * 72 }),
      },
    );
    const issuer = (await reader.read(file, today)).fields.find(({ name }) => name === "issuer");
    expect(issuer?.value).toBe("Lakeside Water Services Inc.");
  });

  test.each([
    ["a GIF", Buffer.from("GIF89a\u0001\u0000"), "image-format-unsupported"],
    ["nothing", new Uint8Array(0), "image-format-unsupported"],
    ["a web page", Buffer.from("<html>"), "image-format-unsupported"],
    ["half a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "image-unreadable"],
    ["a PDF of nothing", Buffer.from("%PDF-1.7"), "image-unreadable"],
  ])("is not %s", async (_what, bytes, code) => {
    await expect(blind.read(bytes, today)).rejects.toMatchObject({ code });
  });
});
