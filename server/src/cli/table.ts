import { type Paint, printable, type Style } from "./terminal.ts";

/** What stands in one place of a table; line breaks make it several lines high. */
export interface Cell {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** A cell, or what becomes one: null and undefined show as a dash. */
export type CellValue = Cell | string | number | boolean | null | undefined;

/** One row: a value for each column, or a remark that runs over all of them. */
export type Row = readonly CellValue[] | { readonly remark: string };

interface Line {
  readonly cells: readonly Cell[];
}

const gap = "  ";

/** Aligned columns under a heading. Columns that hold only numbers stand to the right. Ends without a line break. */
export function table(headings: readonly string[], rows: readonly Row[], paint: Paint): string {
  const isNumeric = headings.map((_heading, column) => isNumberColumn(rows, column));
  const heading: Line = { cells: headings.map((text) => ({ text, style: "bold" })) };
  const body = rows.map((row) => (isRemark(row) ? row : linesOf(headings.length, row)));
  const lines = [heading, ...body.flatMap((entry) => ("remark" in entry ? [] : entry))];
  const widths = headings.map((_heading, column) =>
    Math.max(...lines.map(({ cells }) => widthOf(cells[column]?.text ?? ""))),
  );
  const draw = (line: Line) => drawLine(line, { widths, isNumeric, paint });
  return [
    draw(heading),
    ...body.flatMap((entry) =>
      "remark" in entry ? [`${gap}${paint("dim", printable(entry.remark))}`] : entry.map(draw),
    ),
  ].join("\n");
}

/** Names and values in two columns, without a heading. */
export function pairs(entries: readonly (readonly [string, CellValue])[], paint: Paint): string {
  const lines = entries.flatMap(([name, value]) => linesOf(2, [{ text: name, style: "dim" }, value]));
  const widths = [Math.max(0, ...entries.map(([name]) => widthOf(name))), 0];
  return lines.map((line) => drawLine(line, { widths, isNumeric: [], paint })).join("\n");
}

function isRemark(row: Row): row is { readonly remark: string } {
  return "remark" in row;
}

function isNumberColumn(rows: readonly Row[], column: number): boolean {
  const values = rows.flatMap((row) => (isRemark(row) ? [] : [row[column]]));
  return values.length > 0 && values.every((value) => typeof value === "number");
}

function linesOf(columns: number, row: readonly CellValue[]): readonly Line[] {
  const cells = Array.from({ length: columns }, (_unused, column) => cellOf(row[column]));
  const parts = cells.map((cell) => printable(cell.text).split("\n"));
  const height = Math.max(...parts.map((lines) => lines.length));
  return Array.from({ length: height }, (_unused, line) => ({
    cells: cells.map((cell, column) => ({ text: parts[column]?.[line] ?? "", style: cell.style })),
  }));
}

function cellOf(value: CellValue): Cell {
  if (value === null || value === undefined) return { text: "–", style: "dim" };
  return typeof value === "object" ? value : { text: String(value) };
}

function drawLine(
  { cells }: Line,
  look: { widths: readonly number[]; isNumeric: readonly boolean[]; paint: Paint },
): string {
  const drawn = cells.map(({ text, style }, column) => {
    const padding = " ".repeat(Math.max(0, (look.widths[column] ?? 0) - widthOf(text)));
    const painted = style && text !== "" ? look.paint(style, text) : text;
    return look.isNumeric[column] ? padding + painted : painted + padding;
  });
  return drawn.join(gap).trimEnd();
}

const graphemes = new Intl.Segmenter();

function widthOf(text: string): number {
  return [...graphemes.segment(text)].length;
}
