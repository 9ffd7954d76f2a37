import type { Command } from "commander";
import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { blockedAsJson, blockedAsText } from "../show-faces.ts";
import { withAdmin } from "../with-admin.ts";

/** `face list`: an integration's block list. */
export function addFaceList(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "list",
    summary: "show an integration's block list, newest first",
    example: "face list 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<integration>", "the integration's id", parseIntegrationId)
    .action(
      answering(context, async (id: IntegrationId) => {
        const { faces, counts } = await withAdmin(context, async (ports) => {
          if (!(await ports.integrations.find(id)))
            throw new CoreError("integration-not-found", `no integration ${id}`);
          return { faces: await ports.knownFaces.listBlocked(id), counts: await ports.knownFaces.count(id) };
        });
        return {
          json: { integrationId: id, sessionFaces: counts.session, blocked: faces.map(blockedAsJson) },
          text: (paint) => blockedAsText(faces, paint),
        };
      }),
    );
}
