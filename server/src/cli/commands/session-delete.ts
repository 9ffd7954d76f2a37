import type { Command } from "commander";
import { CoreError } from "#core/errors.ts";
import { deleteSession } from "#core/session/delete-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { addCommand, answering } from "../answer.ts";
import { parseSessionId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { withAdmin } from "../with-admin.ts";

/** `session delete`: destroys a session's key and files. */
export function addSessionDelete(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "delete",
    summary: "destroy a session's key and files for good; nothing personal can be read again",
    example: "session delete 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<id>", "the session's id", parseSessionId)
    .action(
      answering(context, async (id: SessionId) => {
        await withAdmin(context, async (ports) => {
          if (!(await ports.sessions.find(id))) throw new CoreError("session-not-found", `no session ${id}`);
          await deleteSession(ports, id);
        });
        return { json: { id, state: "deleted" }, text: () => `Session ${id} is deleted.` };
      }),
    );
}
