import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { moment } from "../duration.ts";
import { table } from "../table.ts";
import { withAdmin } from "../with-admin.ts";

const shownMessages = 50;

/** `outbox list`: messages to people that nobody sends yet, with their texts, and what became of others. */
export function addOutboxList(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "list",
    summary: "e-mails and text messages, newest first; those that nobody sends with their texts",
    example: "outbox list",
  }).action(
    answering(context, async () => {
      const messages = await withAdmin(context, (ports) => ports.messages.list(shownMessages));
      return {
        json: { messages },
        text: (paint) =>
          messages.length === 0
            ? "There are none."
            : table(
                ["When", "By", "State", "To", "Text"],
                messages.map(({ createdAt, channel, state, content }) => [
                  ...[moment(createdAt), channel, state, content?.to ?? "–", content?.text ?? "–"],
                ]),
                paint,
              ),
      };
    }),
  );
}
