import { expect, test } from "vitest";
import { front, line, measured, outline, print } from "#core/check/testing.ts";
import { documentLayout } from "./document-layout.ts";

test("lines are told in tenths of a millimetre of the document, from the top down", () => {
  const box = { ...line.box, width: 400, height: 60, angle: 0 };
  const lines = [
    { ...line, text: "BELOW", box: { ...box, center: { x: 400, y: 900 } } },
    { ...line, text: "ABOVE", box: { ...box, center: { x: 400, y: 300 } } },
  ];
  const corners = [
    { x: 0, y: 0 },
    { x: 1600, y: 0 },
    { x: 1600, y: 1200 },
    { x: 0, y: 1200 },
  ] as const;
  const findings = {
    ...front,
    outline: measured({ ...outline, corners }),
    print: measured({ ...print, lines }),
  };
  const layout = documentLayout(findings);
  expect(layout.size).toEqual([1250, 880]);
  expect(layout.lines.map(({ text }) => text)).toEqual(["ABOVE", "BELOW"]);
  const [left, top, width, height] = layout.lines[0]?.at ?? [];
  expect([left, top, width, height]).toEqual([156, 198, 313, 44]);
});
