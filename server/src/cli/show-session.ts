import type { Decision } from "#core/decision/decision.ts";
import { moment } from "./duration.ts";
import type { SessionCase } from "./read-case.ts";
import { evidenceAsText } from "./show-evidence.ts";
import { webhooksAsText } from "./show-webhooks.ts";
import { pairs, table } from "./table.ts";
import type { Paint } from "./terminal.ts";

/** A session's case for machines; keys and dialect data stay out. */
export function sessionAsJson({ session, attempts, decisions, events, webhooks }: SessionCase) {
  const { wrappedKey: _key, dialectData: _data, ...told } = session;
  return { ...told, attempts, decisions, events, webhooks };
}

/** The same for people. */
export function sessionAsText({ session, ...found }: SessionCase, paint: Paint): string {
  const head = pairs(
    [
      ["session", session.id],
      ["state", { text: session.state, style: "bold" }],
      ["integration", session.integrationId],
      ["dialect", session.dialect],
      ["reference", session.externalReference],
      ["attempt", session.attemptNumber],
      ["created", moment(session.createdAt)],
      ["expires", moment(session.expiresAt)],
    ],
    paint,
  );
  const attempts = table(
    ["Attempt", "ID", "State", "Created"],
    found.attempts.map(({ number, id, state, createdAt }) => [String(number), id, state, moment(createdAt)]),
    paint,
  );
  const events = table(
    ["#", "Event", "At"],
    found.events.map(({ sequence, type, at }) => [sequence, type, moment(at)]),
    paint,
  );
  return [
    head,
    attempts,
    ...found.decisions.map((decision) => decisionAsText(decision, paint)),
    ...found.attempts.flatMap(({ number, evidence }) =>
      evidence
        ? [
            `${paint("bold", `Evidence of attempt ${number}`)} (policy ${evidence.policy.version})\n${evidenceAsText(evidence.assessment.checks, paint)}`,
          ]
        : [],
    ),
    events,
    webhooksAsText(found.webhooks, paint),
  ].join("\n\n");
}

function decisionAsText(decision: Decision, paint: Paint): string {
  return pairs(
    [
      ["decision", { text: decision.outcome, style: "bold" }],
      ["reasons", decision.reasons.join(", ") || "none"],
      ["decided by", decision.decidedBy],
      ["at", moment(decision.at)],
      ...decision.comments.map(({ text }) => ["comment", text] as const),
      ...Object.entries(decision.person),
      ...Object.entries(decision.document).map(([name, value]) => [`document ${name}`, value] as const),
    ],
    paint,
  );
}
