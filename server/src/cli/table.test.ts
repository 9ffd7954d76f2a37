import { describe, expect, test } from "vitest";
import { pairs, table } from "./table.ts";
import { type Paint, plainPaint } from "./terminal.ts";

describe("a table", () => {
  test("aligns words to the left and numbers to the right", () => {
    const rows = [
      ["face-match", 12],
      ["liveness", 3],
    ];
    expect(table(["Check", "ms"], rows, plainPaint)).toBe(
      ["Check       ms", "face-match  12", "liveness     3"].join("\n"),
    );
  });

  test("shows a dash where there is no value", () => {
    expect(table(["A", "B"], [[null, undefined]], plainPaint)).toBe("A  B\n–  –");
  });

  test("gives a cell of several lines several lines", () => {
    const rows = [["a", "one\ntwo", "x"], ["b"]];
    expect(table(["1", "2", "3"], rows, plainPaint).split("\n")).toEqual([
      "1  2    3",
      "a  one  x",
      "   two",
      "b  –    –",
    ]);
  });

  test("lets a remark run over the columns without widening them", () => {
    const rows = [["a", "b"], { remark: "a long remark that is wider than both" }];
    expect(table(["A", "B"], rows, plainPaint)).toBe("A  B\na  b\n  a long remark that is wider than both");
  });

  test("aligns by what is seen, not by the colour's own characters", () => {
    const paint: Paint = (_style, text) => `<${text}>`;
    expect(table(["V", "W"], [[{ text: "pass", style: "green" }, "x"]], paint).split("\n")).toEqual([
      "<V>     <W>",
      "<pass>  x",
    ]);
  });

  test("never passes on characters that steer a terminal", () => {
    expect(table(["Name"], [["\u001b[31mred\u0007\r"]], plainPaint)).not.toMatch(/[\u001b\u0007\r]/);
  });

  test("counts an accented letter as one, however it is written", () => {
    expect(table(["N", "X"], [["e\u0301", "1"]], plainPaint)).toBe("N  X\ne\u0301  1");
  });
});

test("pairs align their values", () => {
  expect(
    pairs(
      [
        ["state", "approved"],
        ["id", 7],
      ],
      plainPaint,
    ),
  ).toBe("state  approved\nid     7");
});
