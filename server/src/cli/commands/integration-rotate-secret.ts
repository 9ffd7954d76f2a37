import type { Command } from "commander";
import type { IntegrationId } from "#core/integration/integration.ts";
import { rotateSecret } from "#core/integration/manage-integration.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { credentialsAsJson, credentialsAsPairs } from "../credentials.ts";
import { pairs } from "../table.ts";
import { withAdmin } from "../with-admin.ts";

/** `integration rotate-secret`: a fresh secret under the same key; the old one stops at once. */
export function addIntegrationRotateSecret(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "rotate-secret",
    summary: "replace an integration's secret and show the new one once; the old one stops at once",
    example: "integration rotate-secret 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<id>", "the integration's id", parseIntegrationId)
    .option("--dialect <dialect>", "whose secret", "veriff")
    .action(
      answering(context, async (id: IntegrationId, { dialect }: { dialect: string }) => {
        const rotated = await withAdmin(context, (ports) => rotateSecret(ports, id, dialect));
        const credentials = rotated.credentials.filter((credential) => credential.dialect === dialect);
        const integration = { ...rotated, credentials };
        return {
          json: credentialsAsJson(integration),
          text: (paint) => pairs([["id", id], ...credentialsAsPairs(integration)], paint),
        };
      }),
    );
}
