import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { extname, join } from "node:path";
import { build } from "vite";
import { buildPages } from "../pages/build-pages.ts";
import { drawPictures } from "./draw-pictures.ts";

const app = join(import.meta.dirname, "..", "..", "apps", "capture");
const output = join(app, "test", "gallery", "dist");

/** A server of the gallery's screens, and of the camera check. */
export interface GallerySite extends AsyncDisposable {
  readonly url: string;
  readonly storyNames: readonly string[];
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".jpg": "image/jpeg",
};

/** What the server sends with the page, so that pictures are taken of what people get. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors *";

/** Builds and serves the screens, each at `?story=…&lang=…`. */
export async function serveGallery(): Promise<GallerySite> {
  const pages = await buildPages();
  await build({
    root: join(app, "test", "gallery"),
    configFile: join(app, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: output, rolldownOptions: { input: join(app, "test", "gallery", "index.html") } },
  });
  const pictures = await drawPictures();
  const { stories } = await import("../../apps/capture/test/gallery/stories.ts");
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://gallery");
    const name = pathname === "/" ? "index.html" : pathname.replace("/capture/", "");
    const body = pictures.get(name) ?? read([output, pages.dir], name);
    const type = types[extname(name)] ?? "application/octet-stream";
    response
      .writeHead(body ? 200 : 404, { "content-type": type, "content-security-policy": policy })
      .end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${portOf(server)}`,
    storyNames: stories.map(({ name }) => name),
    [Symbol.asyncDispose]: () => close(server),
  };
}

function read(folders: readonly string[], name: string): Buffer | undefined {
  for (const folder of folders) {
    const path = join(folder, name);
    if (path.startsWith(folder) && statSync(path, { throwIfNoEntry: false })?.isFile())
      return readFileSync(path);
  }
  return undefined;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
