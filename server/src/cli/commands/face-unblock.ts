import type { Command } from "commander";
import type { KnownFaceId } from "#core/face/known-face.ts";
import { addCommand, answering } from "../answer.ts";
import { parseFaceId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { withAdmin } from "../with-admin.ts";

/** `face unblock`: takes a face off its block list and destroys its numbers. */
export function addFaceUnblock(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "unblock",
    summary: "take a face off its block list; its numbers are destroyed",
    example: "face unblock 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<face>", "the face's id, as the list shows it", parseFaceId)
    .action(
      answering(context, async (id: KnownFaceId) => {
        const wasBlocked = await withAdmin(context, (ports) => ports.knownFaces.removeBlocked(id));
        return {
          json: { id, wasBlocked },
          text: () => (wasBlocked ? "It is off the block list." : "No face of this id is on a block list."),
          isFailure: !wasBlocked,
        };
      }),
    );
}
