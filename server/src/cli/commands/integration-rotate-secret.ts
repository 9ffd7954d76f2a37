import type { Command } from "commander";
import type { Integration, IntegrationId } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { replaceBearerKey, replacePublicKey, rotateSecret } from "#core/integration/manage-integration.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { credentialsAsJson, credentialsAsPairs } from "../credentials.ts";
import { newShownKey } from "../shown-key.ts";
import { customerKey } from "../customer-key.ts";
import { pairs } from "../table.ts";
import { UsageError } from "../usage-error.ts";
import { withAdmin } from "../with-admin.ts";

/** `integration rotate-secret`: a fresh secret under the same key; the old one stops at once. */
export function addIntegrationRotateSecret(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "rotate-secret",
    summary: "replace an integration's secret and show the new one once; the old one stops at once",
    example: "integration rotate-secret 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<id>", "the integration's id", parseIntegrationId)
    .option("--dialect <dialect>", "whose secret; of yoti the key pair", "veriff")
    .option("--api-key", "of didit the key that is shown with each request, not the webhook secret")
    .option("--yoti-public-key <file>", "the new RSA public key (PEM); a fresh pair when left out")
    .action(
      answering(context, async (id: IntegrationId, options: RotateOptions) => {
        const { rotated, freshKey } = await withAdmin(context, (ports) => rotate(ports, id, options));
        const credentials = rotated.credentials.filter(({ dialect }) => dialect === options.dialect);
        const integration = { ...rotated, credentials };
        const keys = { [options.dialect]: freshKey };
        return {
          json: credentialsAsJson(integration, keys),
          text: (paint) => pairs([["id", id], ...credentialsAsPairs(integration, keys)], paint),
        };
      }),
    );
}

interface RotateOptions {
  readonly dialect: string;
  readonly yotiPublicKey?: string;
  readonly apiKey?: true;
}

async function rotate(
  ports: Pick<Ports, "integrations" | "newId" | "sha256">,
  id: IntegrationId,
  { dialect, yotiPublicKey, apiKey }: RotateOptions,
): Promise<{ readonly rotated: Integration; readonly freshKey?: string | undefined }> {
  if (dialect === "yoti") {
    const { publicKey, privateKey } = await customerKey(yotiPublicKey);
    return { rotated: await replacePublicKey(ports, id, { dialect, publicKey }), freshKey: privateKey };
  }
  if (apiKey && dialect !== "didit") throw new UsageError("--api-key goes with --dialect didit.");
  if (apiKey) {
    const key = newShownKey();
    return { rotated: await replaceBearerKey(ports, id, { dialect, key }), freshKey: key };
  }
  if (yotiPublicKey !== undefined) throw new UsageError("--yoti-public-key goes with --dialect yoti.");
  return { rotated: await rotateSecret(ports, id, dialect) };
}
