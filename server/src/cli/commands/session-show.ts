import type { Command } from "commander";
import type { SessionId } from "#core/session/session.ts";
import { addCommand, answering } from "../answer.ts";
import { parseSessionId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { readCase } from "../read-case.ts";
import { sessionAsJson, sessionAsText } from "../show-session.ts";
import { withAdmin } from "../with-admin.ts";

/** `session show`: state, attempts, decisions, evidence, events and webhooks of one session. */
export function addSessionShow(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "show",
    summary: "show a session with its decisions, evidence, events and webhooks",
    example: "session show 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<id>", "the session's id", parseSessionId)
    .action(
      answering(context, async (id: SessionId) => {
        const found = await withAdmin(context, (ports) => readCase(ports, id));
        return { json: sessionAsJson(found), text: (paint) => sessionAsText(found, paint) };
      }),
    );
}
