import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import type { NodeId } from "#core/workflow/definition.ts";
import { lockStep, saveStep } from "#core/workflow/lock-step.ts";
import { type AnswerFault, readAnswers } from "./read-answers.ts";

/** Keeps a person's answers at a step, or tells what is wrong with them. Later answers replace those before. */
export async function answerQuestionnaire(
  ports: Pick<Ports, "transaction" | "workflows" | "now" | "newId">,
  integration: Integration,
  sessionId: SessionId,
  { node, answers: given }: { readonly node: NodeId; readonly answers: Readonly<Record<string, unknown>> },
): Promise<readonly AnswerFault[]> {
  return ports.transaction(async (tx) => {
    const locked = await lockStep(ports, tx, integration, { sessionId, node });
    const { feature, config } = locked.node;
    if (feature !== "questionnaire") throw new CoreError("step-refused", `${feature} has no questions`);
    const read = readAnswers(config.questions ?? [], given);
    if ("faults" in read) return read.faults;
    await saveStep(tx, locked, {
      ...{ data: { answers: read.answers }, isDone: true, now: ports.now(integration) },
    });
    return [];
  });
}
