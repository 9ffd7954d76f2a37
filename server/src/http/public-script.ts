import { readFile } from "node:fs/promises";
import type { FastifyReply } from "fastify";

const hourSeconds = 3600;

/** Sends a script that any site may load; false when it is not built. */
export async function sendPublicScript(reply: FastifyReply, file: string): Promise<boolean> {
  const script = await readFile(file).catch(absent);
  if (script === undefined) return false;
  void reply
    .headers({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": `public, max-age=${hourSeconds}`,
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    })
    .send(script);
  return true;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
