import { type Command, Option } from "commander";
import type { Environment } from "#core/integration/integration.ts";
import { createIntegration } from "#core/integration/manage-integration.ts";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { credentialsAsJson, credentialsAsPairs } from "../credentials.ts";
import {
  addIntegrationOptions,
  type IntegrationOptions,
  readIntegrationOptions,
} from "../integration-options.ts";
import { newShownKey } from "../shown-key.ts";
import { customerKey } from "../customer-key.ts";
import { pairs } from "../table.ts";
import { UsageError } from "../usage-error.ts";
import { withAdmin } from "../with-admin.ts";

interface CreateOptions extends IntegrationOptions {
  readonly name: string;
  readonly environment: Environment;
  readonly yotiPublicKey?: string;
}

/** `integration create`: makes a connection with fresh credentials. */
export function addIntegrationCreate(parent: Command, context: CommandContext): void {
  const command = addCommand(parent, {
    usage: "create",
    summary: "make an integration with fresh credentials, and show them once",
    example:
      "integration create --name shop --environment live --decision-webhook https://shop.example/veriff",
  })
    .requiredOption("--name <name>", "what you call it")
    .addOption(
      new Option("--environment <environment>", "test integrations never decide by themselves")
        .choices(["live", "test"])
        .makeOptionMandatory(),
    )
    .option(
      "--yoti-public-key <file>",
      "the RSA public key (PEM) of the one who signs for Yoti's dialects; a fresh pair when left out",
    );
  addIntegrationOptions(command).action(
    answering(context, async (options: CreateOptions) => {
      const { environment } = options;
      const name = options.name.trim();
      if (name === "") throw new UsageError("--name: give it a name.");
      const change = readIntegrationOptions(options, { allowInsecureWebhooks: false });
      const dialects = await context.dialectNames();
      const { publicKey, privateKey } = await customerKey(options.yotiPublicKey);
      const publicKeys = { yoti: publicKey };
      const bearerKeys = { didit: newShownKey() };
      const integration = await withAdmin(context, (ports) =>
        createIntegration(ports, { ...change, name, environment, dialects, publicKeys, bearerKeys }),
      );
      const keys = { yoti: privateKey, ...bearerKeys };
      return {
        json: credentialsAsJson(integration, keys),
        text: (paint) =>
          pairs(
            [["id", integration.id], ["environment", environment], ...credentialsAsPairs(integration, keys)],
            paint,
          ),
      };
    }),
  );
}
