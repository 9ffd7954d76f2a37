import type { Command } from "commander";
import { redeliverWebhook } from "#core/webhook/deliver-webhook.ts";
import type { WebhookId } from "#core/webhook/webhook.ts";
import { addCommand, answering } from "../answer.ts";
import { parseWebhookId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { withAdmin } from "../with-admin.ts";

/** `webhook redeliver`: tells a customer again, whatever became of it before. */
export function addWebhookRedeliver(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "redeliver",
    summary: "send a webhook again; the running server does it at once, else the next start",
    example: "webhook redeliver 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<id>", "the webhook's id, as `webhook list` shows it", parseWebhookId)
    .action(
      answering(context, async (id: WebhookId) => {
        await withAdmin(context, (ports) => redeliverWebhook(ports, id));
        return { json: { id, state: "pending" }, text: () => `Webhook ${id} will be sent again.` };
      }),
    );
}
