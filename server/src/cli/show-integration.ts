import type { Integration } from "#core/integration/integration.ts";
import { moment } from "./duration.ts";
import { settingsForShow } from "./integration-input.ts";
import { pairs } from "./table.ts";
import type { Paint } from "./terminal.ts";

/** An integration without its secrets; settings as the command line spells them. */
export function integrationAsJson(integration: Integration) {
  const { id, name, environment, isActive, createdAt } = integration;
  return {
    ...{ id, name, environment, isActive },
    keyIds: keyIdsOf(integration),
    decisionWebhookUrl: integration.decisionWebhookUrl ?? null,
    eventWebhookUrl: integration.eventWebhookUrl ?? null,
    callbackUrl: integration.callbackUrl ?? null,
    allowInsecureWebhooks: integration.allowInsecureWebhooks,
    settings: settingsForShow(integration.settings),
    createdAt,
  };
}

/** The same for people. */
export function integrationAsText(integration: Integration, paint: Paint): string {
  return pairs(
    [
      ["id", integration.id],
      ["name", integration.name],
      ["environment", integration.environment],
      ["active", integration.isActive],
      ...Object.entries(keyIdsOf(integration)).map(([dialect, keyId]) => [`${dialect} key`, keyId] as const),
      ["decision webhook", integration.decisionWebhookUrl],
      ["event webhook", integration.eventWebhookUrl],
      ["callback", integration.callbackUrl],
      ["insecure webhooks", integration.allowInsecureWebhooks],
      ...Object.entries(settingsForShow(integration.settings)),
      ["created", moment(integration.createdAt)],
    ],
    paint,
  );
}

function keyIdsOf({ credentials }: Integration): Readonly<Record<string, string>> {
  return Object.fromEntries(credentials.map(({ dialect, keyId }) => [dialect, keyId]));
}
