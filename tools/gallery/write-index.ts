import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Shot } from "./take-pictures.ts";

/** Writes a page that shows every picture, a row for each screen. */
export function writeIndex(out: string, shots: readonly Shot[]): void {
  const stories = [...new Set(shots.map(({ story }) => story))];
  const rows = stories.map((story) => {
    const own = shots.filter((shot) => shot.story === story);
    return `<section><h2>${story}</h2><div>${own.map(figure).join("")}</div></section>`;
  });
  writeFileSync(
    join(out, "index.html"),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>${style}</style><h1>${stories.length} screens, ${shots.length} pictures</h1>${rows.join("\n")}</html>\n`,
  );
}

function figure({ file, device, scheme, language }: Shot): string {
  const caption = `${device}, ${scheme}, ${language}`;
  return `<figure class="${device}"><a href="${file}"><img loading="lazy" src="${file}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`;
}

const style =
  "body{font:16px system-ui;margin:24px;background:#e9edf0;color:#14202b}h2{margin:32px 0 8px}section div{display:flex;gap:16px;overflow-x:auto}figure{margin:0}img{height:420px;border-radius:12px;box-shadow:0 4px 16px #0003}figcaption{color:#55636f}";
