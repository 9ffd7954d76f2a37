import type { Command } from "commander";
import { CoreError } from "#core/errors.ts";
import type { SessionId } from "#core/session/session.ts";
import { addCommand, answering } from "../answer.ts";
import { parseSessionId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { readWebhooks } from "../read-case.ts";
import { webhooksAsText } from "../show-webhooks.ts";
import { withAdmin } from "../with-admin.ts";

/** `webhook list`: what had to be told of a session, and every try at it. */
export function addWebhookList(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "list",
    summary: "show a session's webhooks and every try at each",
    example: "webhook list 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<session>", "the session's id", parseSessionId)
    .action(
      answering(context, async (id: SessionId) => {
        const webhooks = await withAdmin(context, async (ports) => {
          if (!(await ports.sessions.find(id))) throw new CoreError("session-not-found", `no session ${id}`);
          return readWebhooks(ports, id);
        });
        return {
          json: { sessionId: id, webhooks },
          text: (paint) => webhooksAsText(webhooks, paint),
        };
      }),
    );
}
