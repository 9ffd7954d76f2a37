import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId, parseSessionId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { type FaceOptions, withFacePicture } from "../face-picture.ts";
import { searchAsText } from "../show-faces.ts";

/** `face search`: the known faces most like another. */
export function addFaceSearch(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "search",
    summary: "show the known faces most like another, and how many strangers are as much alike",
    example: "face search --session 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .option("--session <id>", "the person of this session's selfie", parseSessionId)
    .option("--picture <file>", "the largest face on this picture, JPEG or PNG", String)
    .option("--integration <id>", "among whose faces, for a picture", parseIntegrationId)
    .action(
      answering(context, async (options: FaceOptions) => {
        const [{ searchFaces }, { templateOfPicture }] = await Promise.all([
          import("#core/face/search-faces.ts"),
          import("#core/face/template-of-picture.ts"),
        ]);
        const found = await withFacePicture(context, options, async (ports, picture) => {
          const { integrationId: id, bytes, fromSession: except } = picture;
          const template = await templateOfPicture(ports.engines, bytes);
          return searchFaces(ports, { integration: { id }, template, except });
        });
        return {
          json: { ...found.value, models: found.models },
          text: (paint) => searchAsText(found.value, paint),
        };
      }),
    );
}
