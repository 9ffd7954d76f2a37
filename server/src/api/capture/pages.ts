import type { FastifyPluginAsync, FastifyReply } from "fastify";
import type { Ports } from "#core/ports.ts";
import type { BuiltPages } from "#http/built-pages.ts";
import { sendPlainPage } from "#http/plain-page.ts";
import { type StatusPageContext, statusOf } from "./status.ts";

/** What the pages' addresses need. */
export interface PagesContext extends StatusPageContext {
  readonly ports: StatusPageContext["ports"] & Pick<Ports, "brandings">;
  readonly pages: BuiltPages;
}

const permissions = { isFrameable: true, runsWasm: true, usesCamera: true } as const;

/** Under which addresses a session's page is served; Didit's may name a language. */
const addresses = ["/v/:token", "/session/:token", "/:lang(^[a-z][A-Za-z-]+$)/session/:token"];

/** The hosted page at each session's address, its assets, the camera doctor, and customers' logos. */
export function capturePages(context: PagesContext): FastifyPluginAsync {
  return async (app) => {
    for (const address of addresses) {
      app.get<{ Params: { token: string } }>(address, ({ params }, reply) =>
        sendCapturePage(context, params.token, reply),
      );
    }
    app.get("/doctor", (_request, reply) => sendDoctor(context, reply));
    app.get<{ Params: { sha256: string } }>("/capture/logos/:sha256", ({ params }, reply) =>
      sendLogo(context, params.sha256, reply),
    );
    await app.register(context.pages.assets("/capture/"));
  };
}

/** The status tells machines how the link stands; people read it on the page, in their language. */
async function sendCapturePage(
  context: PagesContext,
  token: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const plain = await statusOf(context, token);
  if (await context.pages.send(reply, { name: "index", status: plain.status, permissions })) return reply;
  return sendPlainPage(reply, plain);
}

async function sendDoctor({ pages }: PagesContext, reply: FastifyReply): Promise<FastifyReply> {
  if (await pages.send(reply, { name: "doctor", status: 200, permissions })) return reply;
  return sendPlainPage(reply, {
    status: 503,
    title: "The camera doctor is not built",
    text: "On the server's machine, this builds the pages:",
    command: "npm run build",
    isFrameable: false,
  });
}

async function sendLogo({ ports }: PagesContext, sha256: string, reply: FastifyReply): Promise<FastifyReply> {
  const logo = /^[0-9a-f]{64}$/.test(sha256) ? await ports.brandings.findLogo(sha256) : undefined;
  if (!logo) return reply.code(404).send({ error: "not-found" });
  const caching = { "cache-control": "public, max-age=31536000, immutable" };
  const safety = { "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'" };
  return reply
    .type(logo.mimeType)
    .headers({ ...caching, ...safety })
    .send(Buffer.from(logo.bytes));
}
