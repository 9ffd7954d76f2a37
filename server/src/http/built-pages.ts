import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyPluginAsync, FastifyReply } from "fastify";
import { pageHeaders, type PagePermissions } from "./page-headers.ts";

/** Pages that a build wrote into a folder: HTML beside hashed assets. */
export interface BuiltPages {
  /** Sends a page; false when it is not built. */
  send(reply: FastifyReply, page: PageAnswer): Promise<boolean>;
  /** Serves everything but the pages themselves under a prefix that ends in a slash. */
  assets(prefix: string): FastifyPluginAsync;
}

/** Which page to send, and how. */
export interface PageAnswer {
  /** Its file without `.html`. */
  readonly name: string;
  readonly status: number;
  readonly permissions: PagePermissions;
}

const yearSeconds = 31_536_000;

/** The folder may be built, or built anew, while the server runs. */
export function openBuiltPages(folder: string): BuiltPages {
  return {
    async send(reply, { name, status, permissions }) {
      const html = await readFile(join(folder, `${name}.html`)).catch(absent);
      if (html === undefined) return false;
      const headers = { "content-type": "text/html; charset=utf-8", "x-robots-tag": "noindex" };
      void reply
        .code(status)
        .headers({ ...headers, ...pageHeaders(permissions) })
        .send(html);
      return true;
    },
    assets: (prefix) => async (app) => {
      await app.register(fastifyStatic, {
        root: folder,
        prefix,
        decorateReply: false,
        index: false,
        // Siblings that the build compressed: x.js.br, x.js.gz.
        preCompressed: true,
        allowedPath: (path) => !/\.(?:html|br|gz|map)$/.test(path),
        cacheControl: false,
        setHeaders: (reply, path) => {
          const isHashed = path.startsWith(join(folder, "assets/"));
          const caching = isHashed ? `public, max-age=${yearSeconds}, immutable` : "no-cache";
          void reply.headers({ "cache-control": caching, "x-content-type-options": "nosniff" });
        },
      });
    },
  };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
