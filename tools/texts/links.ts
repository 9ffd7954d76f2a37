import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TextFinding } from "./text-rules.ts";

const link = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

/** Links of a Markdown file to files that are not there. */
export function findBrokenLinks(root: string, path: string, text: string): TextFinding[] {
  if (!path.endsWith(".md")) return [];
  return text.split("\n").flatMap((content, index) =>
    [...content.matchAll(link)]
      .map(([, target = ""]) => target)
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => ({ rule: "links-lead-somewhere", line: index + 1, what: `links to ${target}` })),
  );
}
