import { type Command, Option } from "commander";
import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import { changeBranding } from "#core/capture/change-branding.ts";
import { updateIntegration } from "#core/integration/manage-integration.ts";
import { addCommand, answering } from "../answer.ts";
import { addBrandingOptions, type BrandingOptions, readBrandingOptions } from "../branding-options.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import {
  addIntegrationOptions,
  type IntegrationOptions,
  readIntegrationOptions,
} from "../integration-options.ts";
import { integrationAsJson, integrationAsText } from "../show-integration.ts";
import { withAdmin } from "../with-admin.ts";

interface UpdateOptions extends IntegrationOptions, BrandingOptions {
  readonly name?: string;
  readonly activate?: true;
  readonly deactivate?: true;
}

/** `integration update`: changes what is given and leaves the rest. */
export function addIntegrationUpdate(parent: Command, context: CommandContext): void {
  const command = addCommand(parent, {
    usage: "update",
    summary: "change an integration; what is not named stays",
    example: "integration update 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50 --set webhook-strict-200=true",
  })
    .argument("<id>", "the integration's id", parseIntegrationId)
    .option("--name <name>", "what you call it")
    .addOption(new Option("--activate", "accept its credentials again").conflicts("deactivate"))
    .option("--deactivate", "refuse its credentials from now on");
  // Commander gives `--no-x` a default of true unless `--x` is there before it.
  addBrandingOptions(addIntegrationOptions(command))
    .option("--no-decision-webhook", "send decisions nowhere")
    .option("--no-event-webhook", "send progress nowhere")
    .option("--no-callback", "name no address for the person's browser")
    .option("--no-allow-insecure-webhooks", "demand https: and public addresses again")
    .action(
      answering(context, async (id: IntegrationId, options: UpdateOptions) => {
        const { name, activate, deactivate } = options;
        const look = await readBrandingOptions(options);
        const { integration, branding } = await withAdmin(context, async (ports) => {
          const before = await ports.integrations.find(id);
          if (!before) throw new CoreError("integration-not-found", `no integration ${id}`);
          const changed = look ? await changeBranding(ports, id, look) : await ports.brandings.find(id);
          const updated = await updateIntegration(ports, id, {
            ...readIntegrationOptions(options, before),
            ...(name !== undefined && { name }),
            ...((activate || deactivate) && { isActive: activate === true }),
          });
          return { integration: updated, branding: changed ?? null };
        });
        return {
          json: { ...integrationAsJson(integration), branding },
          text: (paint) => integrationAsText(integration, paint),
        };
      }),
    );
}
