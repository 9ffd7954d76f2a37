import { type Layer, mayImport, roots } from "./layers.ts";

const start = "<!-- import rule: written by `npm run -s check:architecture -- --write` -->";
const end = "<!-- end of import rule -->";

/** The import rule as a Markdown table. */
export function importTable(): string {
  const layers = Object.entries(mayImport).map(
    ([name, layer]) => `| ${folderName(name, layer)} | ${layer.purpose} | ${allowed(layer)} |`,
  );
  const files = Object.entries(roots).map(([name, { purpose, importedBy }]) => {
    const importers = [...importedBy, "tests"].map((importer) => `\`${importer}\``).join(", ");
    return `| \`${name}\` | ${purpose} | everything; imported by ${importers} only |`;
  });
  return ["| place | what it does | may import |", "|---|---|---|", ...layers, ...files].join("\n");
}

function folderName(name: string, { areIslands }: Layer): string {
  return areIslands ? `\`${name}/x\`` : `\`${name}\``;
}

function allowed({ layers, npm, node, areIslands, sharedIsland }: Layer): string {
  const packages = npm === "declared" ? ["declared packages"] : npm.map((name) => `\`${name}\``);
  const modules = node === "any" ? ["`node:`"] : node.map((name) => `\`node:${name}\``);
  const list = [...layers.map((name) => `\`${name}\``), ...packages, ...modules].join(", ") || "nothing";
  if (!areIslands) return list;
  return sharedIsland ? `${list}; of the others only \`${sharedIsland}\`` : `${list}; never one another`;
}

/** The text between the marks, or undefined when a text has no marks. */
export function tableIn(text: string): string | undefined {
  const [, rest] = text.split(start);
  return rest?.split(end)[0]?.trim();
}

/** The same text with today's table between the marks. */
export function withTable(text: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < 0) throw new Error("the marks of the import rule are missing");
  return `${text.slice(0, from + start.length)}\n${importTable()}\n${text.slice(to)}`;
}
