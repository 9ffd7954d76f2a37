import { codeLimits, mostWrongCodes } from "#core/contact/code-limits.ts";
import { contactDataOf } from "#core/workflow/contact-data.ts";
import type { AskedNode } from "./asks.ts";
import type { CaptureStep, ContactCodeStep } from "./capture-step.ts";
import type { Feedback } from "./feedback.ts";

/** What one step of a workflow asks of the person. */
export function stepOfNode(asked: AskedNode, feedback: Feedback | undefined): CaptureStep {
  const { id, reached } = asked;
  const base = { id, isDone: reached.isDone, isOptional: false };
  const { feature, config } = reached.node;
  if (feature === "proof-of-address") return { ...base, kind: feature, feedback };
  if (feature !== "questionnaire") return { ...base, ...contactOf(asked) };
  return { ...base, kind: feature, node: reached.id, questions: config.questions ?? [] };
}

function contactOf({ reached: { id, node, step } }: AskedNode): Omit<ContactCodeStep, "id" | keyof Base> {
  const data = contactDataOf(step);
  return {
    kind: "contact-code",
    node: id,
    channel: node.feature === "email-verification" ? "email" : "phone",
    codeLength: node.config.codeLength ?? codeLimits.length,
    attemptsLeft: mostWrongCodes(node) - (data?.wrongCodes ?? 0),
    codesLeft: codeLimits.codesPerStep - (data?.codesSent ?? 0),
    sent: data && { address: data.address, at: new Date(data.sentAt) },
  };
}

type Base = Pick<ContactCodeStep, "id" | "isDone" | "isOptional">;
