import type { Command } from "commander";
import type { IntegrationChange } from "#core/integration/manage-integration.ts";
import { collect } from "./arguments.ts";
import { checkUrls, parseSettings, settingNames } from "./integration-input.ts";

/** What create and update have in common, as commander hands it over. An address is false after `--no-…`. */
export interface IntegrationOptions {
  readonly decisionWebhook?: string | false;
  readonly eventWebhook?: string | false;
  readonly callback?: string | false;
  readonly allowInsecureWebhooks?: boolean;
  readonly set: readonly string[];
}

/** Adds the options that create and update have in common. */
export function addIntegrationOptions(command: Command): Command {
  return command
    .option("--decision-webhook <url>", "where decisions are sent")
    .option("--event-webhook <url>", "where progress is sent")
    .option("--callback <url>", "where the person's browser goes at the end")
    .option("--allow-insecure-webhooks", "permit http: and private addresses for webhooks")
    .option(
      "--set <key=value>",
      `a setting, repeatable: ${settingNames.join(", ")} (or vendor-data-limit)`,
      collect,
      [],
    );
}

/** Reads and checks them. `before` is what holds where nothing is said. Throws UsageError. */
export function readIntegrationOptions(
  options: IntegrationOptions,
  before: { readonly allowInsecureWebhooks: boolean },
): IntegrationChange {
  const { decisionWebhook, eventWebhook, callback, allowInsecureWebhooks, set } = options;
  const given = { "decision-webhook": decisionWebhook, "event-webhook": eventWebhook, callback };
  const urls = Object.fromEntries(Object.entries(given).map(([flag, url]) => [flag, url || undefined]));
  checkUrls(urls, { allowInsecure: allowInsecureWebhooks ?? before.allowInsecureWebhooks });
  return {
    ...(decisionWebhook !== undefined && { decisionWebhookUrl: decisionWebhook || undefined }),
    ...(eventWebhook !== undefined && { eventWebhookUrl: eventWebhook || undefined }),
    ...(callback !== undefined && { callbackUrl: callback || undefined }),
    ...(allowInsecureWebhooks !== undefined && { allowInsecureWebhooks }),
    settings: parseSettings(set),
  };
}
