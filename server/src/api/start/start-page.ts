import type { FastifyPluginAsync } from "fastify";
import { sendPlainPage } from "#http/plain-page.ts";

/** GET /: tells whoever opens the server's address that it runs, and how to make credentials. */
export const startPage: FastifyPluginAsync = async (app) => {
  app.get("/", async (_request, reply) =>
    sendPlainPage(reply, {
      status: 200,
      title: "Bonafide is running",
      text: "Clients speak to it under /v1. On its machine, this makes credentials for one:",
      command: "npm run -s bonafide -- integration create --name my-company --environment live",
      isFrameable: false,
    }),
  );
};
