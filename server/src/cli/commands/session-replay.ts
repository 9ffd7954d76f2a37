import type { Command } from "commander";
import { type Replay, replaySession } from "#core/check/replay.ts";
import type { SessionId } from "#core/session/session.ts";
import { addCommand, answering } from "../answer.ts";
import { parseSessionId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";
import type { Paint } from "../terminal.ts";
import { withAdmin } from "../with-admin.ts";

/** `session replay`: judges again from the stored evidence and compares, byte for byte. */
export function addSessionReplay(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "replay",
    summary: "judge a session again from its stored evidence; exit code 1 unless every byte is the same",
    example: "session replay 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50",
  })
    .argument("<id>", "the session's id", parseSessionId)
    .action(
      answering(context, async (id: SessionId) => {
        const replays = await withAdmin(context, (ports) => replaySession(ports, id));
        return {
          json: { sessionId: id, replays },
          text: (paint) => replaysAsText(replays, paint),
          isFailure: replays.some(({ isIdentical }) => !isIdentical),
        };
      }),
    );
}

function replaysAsText(replays: readonly Replay[], paint: Paint): string {
  if (replays.length === 0) return "No attempt of this session was judged yet.";
  return table(
    ["Attempt", "Stored", "Replayed", "Same to the byte"],
    replays.map(({ attemptId, stored, replayed, isIdentical }) => [
      ...[attemptId, stored.outcome, replayed.outcome],
      isIdentical ? { text: "yes", style: "green" } : { text: "no", style: "red" },
    ]),
    paint,
  );
}
