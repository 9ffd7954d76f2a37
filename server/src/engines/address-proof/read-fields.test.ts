import { describe, expect, test } from "vitest";
import { compareAddress } from "#core/document/compare-address.ts";
import { comparePrintedName } from "#core/document/compare-printed-name.ts";
import type { PageText } from "./page-text.ts";
import { readFields } from "./read-fields.ts";
import { squeeze } from "./squeeze.ts";
import { type Letter, letterNamed, letters, type Placed } from "../../../test/support/letters/letter.ts";

const today = "2026-11-21";

/** The page as a text layer tells it, without a PDF between. */
function pageOf({ texts, page }: Pick<Letter, "texts" | "page">): PageText {
  const [width, height] = page === "A4" ? [595, 842] : [612, 792];
  const lines = texts.flatMap(([x, y, size, ...rows]) =>
    rows.map((text, index) => {
      const top = y + index * size * 1.25;
      const box = { left: x, right: x + text.length * size * 0.5, top, bottom: top + size };
      return { text, size, confidence: 1, ...box };
    }),
  );
  return { number: 1, width, height, lines: lines.toSorted((a, b) => a.top - b.top || a.left - b.left) };
}

function read(bill: Pick<Letter, "texts" | "page">) {
  const { kind, fields } = readFields([pageOf(bill)], today);
  return { kind, ...Object.fromEntries(fields.map(({ name, value }) => [name, value])) } as Record<
    string,
    string
  >;
}

describe("a letter tells whom it is for, where they live, who wrote it and when", () => {
  test.each(letters.map((bill) => [bill.name, bill] as const))("%s", (_name, bill) => {
    const { truth } = bill;
    const told = read(bill);
    expect(told["kind"]).toBe(truth.kind);
    expect(comparePrintedName(truth.name, told["full-name"] ?? "")).toBe("same");
    expect(compareAddress(truth.address, told["address"] ?? "")).toMatchObject({ result: "same" });
    expect(told["date-of-issue"]).toBe(truth.date);
    expect(told["account-number"]).toBe(truth.account);
    expect(squeeze(told["issuer"] ?? "")).toContain(squeeze(truth.issuer));
    const service = told["service-address"];
    if (truth.serviceAddress === undefined) expect(service).toBeUndefined();
    else expect(compareAddress(truth.serviceAddress, service ?? "").result).toBe("same");
  });
});

describe("without its spaces, as readers of pictures give it, a letter tells the same", () => {
  test.each(["German power", "Dutch energy", "Norwegian power", "Swiss telephone"])("%s", (name) => {
    const bill = letterNamed(name);
    const texts = bill.texts.map(
      ([x, y, size, ...rows]): Placed => [
        ...([x, y, size] as const),
        ...rows.map((row) => (row.length > 12 ? row.replaceAll(/(?<=\p{L}) (?=\p{L})/gu, "") : row)),
      ],
    );
    const told = read({ ...bill, texts });
    expect(told["kind"]).toBe(bill.truth.kind);
    expect(comparePrintedName(bill.truth.name, told["full-name"] ?? "")).toBe("same");
    expect(compareAddress(bill.truth.address, told["address"] ?? "").result).toBe("same");
    expect(told["date-of-issue"]).toBe(bill.truth.date);
  });
});

const head: Placed = [40, 40, 18, "Testdale Power Ltd"];
const holder: Placed = [60, 140, 11, "Ms Ada Example", "1 High Street", "Testdale", "MK99 4QT"];

describe("what is not said is not made up", () => {
  test("an empty page has no fields", () => {
    expect(readFields([pageOf({ page: "A4", texts: [] })], today)).toEqual({ kind: "other", fields: [] });
    expect(readFields([], today)).toEqual({ kind: "other", fields: [] });
  });

  test("the issuer's own address is not the holder's", () => {
    const told = read({
      page: "A4",
      texts: [
        head,
        [40, 62, 8, "1 Power Way, Leeds LS99 1AA", "Tel. 0113 000 0000"],
        [40, 300, 10, "Electricity used 12 kWh"],
      ],
    });
    expect(told).not.toHaveProperty("address");
    expect(told).not.toHaveProperty("full-name");
    expect(told["issuer"]).toBe("Testdale Power Ltd");
  });

  test.each([
    ["Payment due 3 December 2026"],
    ["Date of birth: 3 March 1980"],
    ["Next meter reading 3 December 2026"],
    ["Your direct debit will be collected on 1 November 2026"],
  ])("%s is no date of issue", (line) => {
    expect(read({ page: "A4", texts: [head, holder, [300, 140, 10, line]] })).not.toHaveProperty(
      "date-of-issue",
    );
  });

  test("the date of issue is told among others, and a bare date in the head counts as one", () => {
    const dates: Placed = [
      360,
      100,
      9,
      "Due date 3 October 2026",
      "Bill date 14 September 2026",
      "Date of birth 1 May 1980",
    ];
    expect(read({ page: "A4", texts: [head, holder, dates] })["date-of-issue"]).toBe("2026-09-14");
    const bare: Placed = [360, 100, 9, "Leeds, 12 September 2026"];
    expect(read({ page: "A4", texts: [head, holder, bare] })["date-of-issue"]).toBe("2026-09-12");
  });

  test("a shop's invoice with a fee for payment is no bank statement", () => {
    const fee: Placed = [60, 400, 9, "Afschrijvingskosten 9,32", "Totaal 69,99"];
    expect(read({ page: "A4", texts: [[40, 40, 18, "Testwinkel B.V."], holder, fee] })["kind"]).toBe("other");
  });

  test("a title is no issuer, and a lone domain is one for want of better", () => {
    const title: Placed = [40, 40, 24, "INVOICE"];
    expect(read({ page: "A4", texts: [title, holder] })).not.toHaveProperty("issuer");
    const texts: readonly Placed[] = [title, holder, [40, 300, 9, "help@testdalepower.com"]];
    expect(read({ page: "A4", texts })["issuer"]).toBe("testdalepower");
  });
});
