import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId, parseSessionId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { type FaceOptions, withFacePicture } from "../face-picture.ts";
import { blockedAsJson } from "../show-faces.ts";

interface BlockOptions extends FaceOptions {
  readonly note: string;
}

/** `face block`: puts a face on an integration's block list. */
export function addFaceBlock(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "block",
    summary: "put a face on an integration's block list: its numbers are kept, not the picture",
    example: 'face block --session 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50 --note "forged passport, case 12"',
  })
    .option("--session <id>", "the person of this session's selfie", parseSessionId)
    .option("--picture <file>", "the largest face on this picture, JPEG or PNG", String)
    .option("--integration <id>", "whose block list, for a picture", parseIntegrationId)
    .option("--note <text>", "why, for whoever looks at the list", "")
    .action(
      answering(context, async ({ note, ...options }: BlockOptions) => {
        const { blockFace } = await import("#core/face/block-face.ts");
        const face = await withFacePicture(context, options, (ports, picture) =>
          blockFace(ports, picture, note),
        );
        return {
          json: blockedAsJson(face),
          text: () => `Blocked. To take it off again: npm run -s bonafide -- face unblock ${face.id}`,
        };
      }),
    );
}
