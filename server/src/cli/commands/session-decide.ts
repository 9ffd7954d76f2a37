import { type Command, Option } from "commander";
import { checkReasons } from "#core/check/reason.ts";
import { decideSession, type PersonsDecision } from "#core/decision/decide-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { addCommand, answering } from "../answer.ts";
import { parseSessionId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { readCase } from "../read-case.ts";
import { pairs } from "../table.ts";
import { UsageError } from "../usage-error.ts";
import { awaitEvidence } from "../await-evidence.ts";
import { withAdmin } from "../with-admin.ts";

const statuses: readonly PersonsDecision["status"][] = [
  "approved",
  "declined",
  "resubmission-requested",
  "in-review",
];

/** `session decide`: a person decides, or overrides what was decided. */
export function addSessionDecide(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "decide",
    summary: "decide a session, or override its decision; the customer is told",
    example:
      'session decide 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50 --status declined --reason face-mismatch --comment "seen by two"',
  })
    .argument("<id>", "the session's id", parseSessionId)
    .addOption(
      new Option("--status <status>", "what is decided").choices([...statuses]).makeOptionMandatory(),
    )
    .addOption(
      new Option("--reason <reason>", "why; needed unless it is approved").choices([...checkReasons]),
    )
    .option("--comment <text>", "a remark that is kept with the decision")
    .action(
      answering(context, async (id: SessionId, options: PersonsDecision) => {
        const { status, reason, comment } = options;
        if ((status === "declined" || status === "resubmission-requested") && !reason)
          throw new UsageError(`--status ${status} needs --reason: the customer is told why.`);
        const found = await withAdmin(context, async (ports) => {
          await awaitEvidence(ports, id, context.terminal);
          await decideSession(ports, id, { status, reason, comment });
          return readCase(ports, id);
        });
        const { state } = found.session;
        const decision = "decisionId" in found.session ? found.decisions[0] : undefined;
        return {
          json: { id, state, decision: decision ?? null },
          text: (paint) =>
            pairs(
              [
                ["session", id],
                ["state", state],
                ["reason", decision?.reasons[0]],
              ],
              paint,
            ),
        };
      }),
    );
}
