import type { FastifyPluginAsync } from "fastify";
import { sendPublicScript } from "#http/public-script.ts";

/** Our own address, and those at which pages written for Veriff's scripts look for them. */
const addresses = [
  "/sdk/web.js",
  "/sdk/js/veriff.min.js",
  "/sdk/js/:version/veriff.min.js",
  "/incontext/js/:version/veriff.js",
];

/** The script with which sites open a verification. */
export function webSdk({ file }: { readonly file: string }): FastifyPluginAsync {
  return async (app) => {
    for (const address of addresses) {
      app.get(address, async (_request, reply) => {
        if (await sendPublicScript(reply, file)) return reply;
        return reply.code(503).send({ error: "not-built", mend: "npm run build" });
      });
    }
  };
}
