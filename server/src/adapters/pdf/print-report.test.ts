import { expect, test } from "vitest";
import type { ReportSection } from "#core/report/printed-report.ts";
import { readPdf } from "../../../test/support/read-pdf.ts";
import { printReport } from "./print-report.ts";

async function pagesOf(sections: readonly ReportSection[]): Promise<readonly string[]> {
  const at = new Date("2026-03-01T12:00:00Z");
  return readPdf(await printReport({ title: "Report", subtitle: "of one", sections, footer: "foot", at }));
}

test("a report's text can be read back, and letters that the font has not are told by their numbers", async () => {
  const rows = [["Name", "Łukasz Ωμέγα Щукин 王"]] as const;
  const [text, ...more] = await pagesOf([{ heading: "Person", rows, notes: ["Nothing else."] }]);
  for (const part of ["Report", "of one", "Person", "Łukasz", "Ωμέγα", "Щукин", "[U+738B]", "Nothing else."])
    expect(text).toContain(part);
  expect([text?.includes("foot · 1 / 1"), more]).toEqual([true, []]);
});

test("a long report goes over several pages and loses nothing", async () => {
  const long = Array.from({ length: 900 }, (_one, index) => `word${index}`).join(" ");
  const rows = Array.from({ length: 80 }, (_one, index) => [`row${index}`, `value${index}`] as const);
  const pages = await pagesOf([
    {
      heading: "Long",
      rows: [
        ["Answer", long],
        ["After", "the answer"],
      ],
      notes: [],
    },
    { heading: "Many", rows, notes: [] },
  ]);
  const text = pages.join(" ");
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.map((page, index) => page.includes(`foot · ${index + 1} / ${pages.length}`))).not.toContain(
    false,
  );
  for (const word of ["word0", "word450", "word899", "the answer", "value0", "value79"])
    expect(text).toContain(word);
});
