import { splitGlued, startsWithElement } from "./split-glued.ts";

/** Fewer than these, and the separators are taken to be lost. */
const minElements = 6;

/** Every element of a text's body, by its three letters; of one that stands twice the first that says something. */
export function readElements(body: string, subfiles: readonly string[]): Map<string, string> {
  const lines = body.split(/[\n\r\u001c-\u001f]+/).flatMap((line) => cutSubfile(line, subfiles));
  const elements = collect(lines);
  const known = [...elements.keys()].filter(startsWithElement);
  return known.length >= minElements ? elements : collect(lines.flatMap(splitGlued));
}

function collect(lines: readonly string[]): Map<string, string> {
  const elements = new Map<string, string>();
  for (const line of lines) {
    const [, id, text] = /^([DPZ][A-Z][A-Z0-9])(.*)$/s.exec(withoutDesignator(line)) ?? [];
    if (id === undefined || text === undefined) continue;
    if (!elements.get(id)?.trim()) elements.set(id, text);
  }
  return elements;
}

/** A subfile's first element follows its designator, which some symbols repeat. */
function withoutDesignator(line: string): string {
  return line
    .trimStart()
    .replace(/^(?:DL|ID|EN)+(?=D[A-D][A-Z])/, "")
    .replace(/^(Z[A-Z])+(?=\1[A-Z0-9])/, "");
}

/** A jurisdiction's own subfile may follow without a separator. */
function cutSubfile(line: string, subfiles: readonly string[]): string[] {
  for (const name of subfiles.filter((subfile) => subfile.startsWith("Z"))) {
    const at = line.indexOf(name + name);
    if (at > 0) return [line.slice(0, at), line.slice(at)];
  }
  return [line];
}
