import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A customer's site, on an origin and a host of its own. */
export interface ForeignSite extends AsyncDisposable {
  readonly url: string;
  /** What it shows from now on; its scripts are `/sdk/<name>.js`. */
  show(html: string): void;
}

const require = createRequire(import.meta.url);

/** Scripts as the vendors publish them; one of them is CommonJS alone, as a bundler would wrap it. */
const scripts: Readonly<Record<string, () => Promise<string>>> = {
  "/sdk/incontext.js": () => published(require.resolve("@veriff/incontext-sdk"), "index.umd.js"),
  "/sdk/didit.js": () => published(require.resolve("@didit-protocol/sdk-web"), "didit-sdk.umd.min.js"),
  "/sdk/js-sdk.js": async () => {
    const code = await readFile(require.resolve("@veriff/js-sdk"), "utf8");
    return `{ const module = { exports: {} }; ${code}\nwindow.Veriff = module.exports.Veriff; }`;
  },
};

/** The form for a script tag, which lies beside the one for bundlers. */
async function published(main: string, name: string): Promise<string> {
  return readFile(join(dirname(main), name), "utf8");
}

/** Starts it; pages come with a content policy that allows the server's script and frames, and no inline style. */
export async function startForeignSite(policy: string): Promise<ForeignSite> {
  let html = "";
  const answer = async (path: string, response: ServerResponse) => {
    const script = await scripts[path]?.();
    const type = script === undefined ? "text/html" : "text/javascript";
    const headers = { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy };
    response.writeHead(200, headers).end(script ?? html);
  };
  const site = createServer((request, response) => void answer(request.url ?? "/", response));
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  const address = site.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    show: (next) => void (html = next),
    [Symbol.asyncDispose]: async () => {
      site.closeAllConnections();
      site.close();
    },
  };
}
