import { describe, expect, test } from "vitest";
import type { Page, Piece } from "./page.ts";
import { readPage } from "./read-page.ts";

interface Text {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height?: number;
}

/** Print as the recogniser would see it in a typeface of one width. */
function toPiece({ text, x, y, height = 20 }: Text): Piece {
  const pitch = 0.5 * height;
  const letters = [...text];
  const characters = letters.flatMap((letter, i) =>
    letter === " "
      ? []
      : [
          {
            text: letter,
            probability: 0.98,
            hasSpaceBefore: letters[i - 1] === " ",
            u: x + (i + 0.5) * pitch,
          },
        ],
  );
  return { characters, left: x, right: x + letters.length * pitch, v: y, height };
}

function read(texts: readonly Text[], today = "2026-11-21") {
  const page: Page = {
    angle: 0,
    pieces: texts.map(toPiece).toSorted((a, b) => a.v - b.v || a.left - b.left),
  };
  const { documentClass, fields } = readPage(page, { templates: [], today });
  return { documentClass, values: Object.fromEntries(fields.map(({ name, value }) => [name, value])) };
}

describe("a page without a template", () => {
  test("is read by labels in many languages, with values below", () => {
    const { documentClass, values } = read([
      { text: "REPUBLIKA SLOVENIJA", x: 0, y: 0, height: 34 },
      { text: "POTNI LIST / PASSPORT", x: 0, y: 40, height: 26 },
      { text: "Priimek / Surname (1)", x: 300, y: 100, height: 16 },
      { text: "NOVAK", x: 300, y: 122 },
      { text: "Ime / Given names (2)", x: 300, y: 150, height: 16 },
      { text: "ANA MARIJA", x: 300, y: 172 },
      { text: "Državljanstvo / Nationality", x: 300, y: 200, height: 16 },
      { text: "REPUBLIKA SLOVENIJA", x: 300, y: 222 },
      { text: "Datum rojstva / Date of birth", x: 300, y: 250, height: 16 },
      { text: "24. 03. 1988", x: 300, y: 272 },
      { text: "Spol / Sex", x: 620, y: 250, height: 16 },
      { text: "Ž/F", x: 620, y: 272 },
      { text: "Datum poteka veljavnosti / Date of expiry", x: 300, y: 300, height: 16 },
      { text: "01. 06. 2031", x: 300, y: 322 },
    ]);
    expect(documentClass).toMatchObject({ type: "passport", issuer: "SVN", side: "front" });
    expect(documentClass.confidence).toBeGreaterThan(0.8);
    expect(values).toMatchObject({
      surname: "NOVAK",
      "given-names": "ANA MARIJA",
      nationality: "SVN",
      "date-of-birth": "1988-03-24",
      sex: "F",
      "date-of-expiry": "2031-06-01",
    });
  });

  test("has values behind or to the right of their labels, too", () => {
    const { values } = read([
      { text: "IDENTITY CARD", x: 0, y: 0, height: 30 },
      { text: "Nom : DURAND", x: 0, y: 50 },
      { text: "Prénom(s) : LOUISE, ANNE", x: 0, y: 90 },
      { text: "Sexe : F", x: 0, y: 130 },
      { text: "Date de naissance", x: 0, y: 170 },
      { text: "05/07/1990", x: 220, y: 170 },
      { text: "Adresse : 3 RUE DU LAC", x: 0, y: 210 },
    ]);
    expect(values).toMatchObject({
      surname: "DURAND",
      "given-names": "LOUISE, ANNE",
      sex: "F",
      "date-of-birth": "1990-07-05",
      address: "3 RUE DU LAC",
    });
  });

  test("is a driving licence of the Union by its numbers, the narrow first of which may be missing", () => {
    const { documentClass, values } = read([
      { text: "FÜHRERSCHEIN", x: 0, y: 0, height: 34 },
      { text: "BUNDESREPUBLIK DEUTSCHLAND", x: 330, y: 0, height: 30 },
      { text: "MUSTERFRAU", x: 340, y: 60 },
      { text: "2.", x: 300, y: 90 },
      { text: "ERIKA", x: 340, y: 90 },
      { text: "3.", x: 300, y: 120 },
      { text: "12.08.1964 BERLIN", x: 340, y: 120 },
      { text: "4a. 19.01.2013", x: 300, y: 150 },
      { text: "4c. STADT KÖLN", x: 520, y: 150 },
      { text: "4b. 18.01.2028", x: 300, y: 180 },
      { text: "5.", x: 300, y: 210 },
      { text: "B072RRE2I55", x: 340, y: 210 },
      { text: "9. AM/B/L", x: 300, y: 240 },
    ]);
    expect(documentClass).toMatchObject({ type: "driving-licence", issuer: "D" });
    expect(values).toEqual({
      surname: "MUSTERFRAU",
      "given-names": "ERIKA",
      "date-of-birth": "1964-08-12",
      "place-of-birth": "BERLIN",
      "date-of-issue": "2013-01-19",
      "issuing-authority": "STADT KÖLN",
      "date-of-expiry": "2028-01-18",
      "document-number": "B072RRE2155",
      "vehicle-categories": "AM/B/L",
    });
  });

  test("of an American state has the month first, and the number of the licence at 4d", () => {
    const { documentClass, values } = read([
      { text: "OREGON", x: 0, y: 0, height: 40 },
      { text: "DRIVER LICENSE", x: 200, y: 0, height: 36 },
      { text: "4d DLN 1234567", x: 300, y: 60 },
      { text: "3 DOB 02/25/1980", x: 300, y: 90 },
      { text: "4b EXP 02/25/2028", x: 300, y: 120 },
      { text: "1 SAMPLE", x: 300, y: 150 },
      { text: "2 JAMIE", x: 300, y: 180 },
      { text: "8 12 HARBOR LN", x: 300, y: 210 },
      { text: "15 SEX F", x: 300, y: 240 },
    ]);
    expect(documentClass).toMatchObject({ type: "driving-licence", issuer: "USA" });
    expect(values).toMatchObject({
      surname: "SAMPLE",
      "given-names": "JAMIE",
      "date-of-birth": "1980-02-25",
      "date-of-expiry": "2028-02-25",
      "document-number": "1234567",
      address: "12 HARBOR LN",
      sex: "F",
    });
  });

  test("of a passport whose labels cannot be read goes by the usual order, less surely", () => {
    const texts = [
      { text: "NARNIA", x: 0, y: 0, height: 34 },
      { text: "PASSPORT", x: 0, y: 40, height: 26 },
      { text: "P", x: 300, y: 90 },
      { text: "UTO", x: 420, y: 90 },
      { text: "L1234567", x: 620, y: 90 },
      { text: "PEVENSIE", x: 300, y: 130 },
      { text: "LUCY", x: 300, y: 170 },
      { text: "UTOPIAN", x: 300, y: 210 },
      { text: "14 MAR 1988", x: 300, y: 250 },
      { text: "F", x: 300, y: 290 },
      { text: "FINCHLEY", x: 420, y: 290 },
      { text: "20 MAY 2019", x: 300, y: 330 },
      { text: "20 MAY 2029", x: 300, y: 370 },
    ];
    const { values } = read(texts);
    expect(values).toEqual({
      surname: "PEVENSIE",
      "given-names": "LUCY",
      nationality: "UTO",
      issuer: "UTO",
      "document-number": "L1234567",
      "date-of-birth": "1988-03-14",
      sex: "F",
      "place-of-birth": "FINCHLEY",
      "date-of-issue": "2019-05-20",
      "date-of-expiry": "2029-05-20",
    });
  });

  test("of ordinary text tells nothing", () => {
    const { documentClass, values } = read([
      { text: "Dear customer, thank you for your name and your order of last week.", x: 0, y: 0 },
      { text: "We have sent it to the place that you told us on the 3rd.", x: 0, y: 30 },
    ]);
    expect(documentClass).toMatchObject({ type: null, issuer: null });
    expect(values).toEqual({});
  });
});
