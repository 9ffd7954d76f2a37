import { hash } from "node:crypto";
import type { FastifyReply } from "fastify";
import { pageHeaders } from "./page-headers.ts";

/** A page of a title and a sentence or two. Everything is escaped here. */
export interface PlainPage {
  readonly status: 200 | 404 | 410 | 503;
  readonly title: string;
  readonly text: string;
  /** Something to type into a terminal. */
  readonly command?: string;
  /** Where a button leads; what is no http address shows no button. */
  readonly link?: { readonly url: string; readonly label: string } | undefined;
  /** Whether any site may show it in a frame. */
  readonly isFrameable: boolean;
}

/** Sends a page without scripts and without anything from elsewhere. */
export function sendPlainPage(reply: FastifyReply, page: PlainPage): FastifyReply {
  const { status, isFrameable } = page;
  return reply
    .code(status)
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-language": "en",
      ...pageHeaders({ isFrameable }),
      "content-security-policy": `${policy}; frame-ancestors ${isFrameable ? "*" : "'none'"}`,
      "x-robots-tag": "noindex",
    })
    .send(htmlOf(page));
}

const style = `
:root { color-scheme: light dark; --ink: #16202a; --paper: #fff; --quiet: #4a5763; --accent: #0b5cad; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef2f6; --paper: #11161b; --quiet: #b4c0cb; --accent: #8cc4ff; --on-accent: #0b1116; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100svh; display: flex; flex-direction: column; padding: 24px; color: var(--ink);
  background: var(--paper); font: 18px/1.5 system-ui, sans-serif; }
main { flex: 1; width: 100%; max-width: 480px; margin: 0 auto; display: flex; flex-direction: column;
  justify-content: center; }
h1 { margin: 0 0 16px; font-size: 28px; line-height: 1.25; text-wrap: balance; }
p { margin: 0; color: var(--quiet); }
pre { margin: 16px 0 0; padding: 16px; border: 1px solid var(--quiet); border-radius: 8px; font-size: 15px;
  white-space: pre-wrap; overflow-wrap: anywhere; }
a { display: block; margin-top: 32px; padding: 16px 24px; border-radius: 8px; background: var(--accent);
  color: var(--on-accent); font-weight: 600; text-align: center; text-decoration: none; }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`;

const policy = `default-src 'none'; style-src 'sha256-${hash("sha256", style, "base64")}'; base-uri 'none'; form-action 'none'`;

function htmlOf({ title, text, command, link }: PlainPage): string {
  const typed = command === undefined ? "" : `<pre><code>${escape(command)}</code></pre>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p>${escape(text)}</p>
${typed}${buttonOf(link)}
</main>
</body>
</html>
`;
}

function buttonOf(link: PlainPage["link"]): string {
  if (!link || !/^https?:/i.test(link.url)) return "";
  return `<a href="${escape(link.url)}" target="_top" rel="noreferrer">${escape(link.label)}</a>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
