import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { CoreError } from "#core/errors.ts";
import { decideSession } from "#core/decision/decide-session.ts";
import { getSession } from "#core/session/get-session.ts";
import type { SessionId, SessionState } from "#core/session/session.ts";
import type { Answer, Call } from "../call.ts";
import { Refusal, refuseFields } from "../errors.ts";
import { checkFields, parseObject } from "../fields.ts";
import { statusWords } from "../words.ts";

const Update = Type.Object({
  new_status: Type.Enum(["Approved", "Declined", "Resubmitted"]),
  comment: Type.Optional(Type.Union([Type.String({ maxLength: 5000 }), Type.Null()])),
  nodes_to_resubmit: Type.Optional(
    Type.Array(Type.Object({ node_id: Type.String(), feature: Type.Optional(Type.String()) })),
  ),
});
const update = Compile(Update);

const outcomes = {
  Approved: "approved",
  Declined: "declined",
  Resubmitted: "resubmission-requested",
} as const;

/** From these a person decides; a sandbox's sessions also once they are handed in, since nothing decides them. */
const decidable: readonly SessionState[] = [
  ...([
    "in-review",
    "approved",
    "declined",
    "resubmission-requested",
    "abandoned",
    "approval-lapsed",
  ] as const),
];

/** PATCH /session/{id}/update-status/. */
export async function updateStatus(call: Call): Promise<Answer> {
  const given = checkFields(update, parseObject(call.body));
  await decide(call, given);
  return { status: 200, body: { session_id: call.id } };
}

/** Decides as a person does. Throws Refusal 400 where the status is the same or does not allow it. */
export async function decide(call: Call, given: Static<typeof Update>): Promise<void> {
  const { ports, integration, id } = call;
  const session = await getSession(ports, integration, id as SessionId);
  const { state } = session;
  const outcome = outcomes[given.new_status];
  if (state === outcome) throw new Refusal(400, ["The new status is the same as the current status."]);
  const isWaiting = state === "submitted" && integration.environment === "test";
  if (!isWaiting && !decidable.includes(state))
    throw refuseFields({
      new_status: [
        `A session that is ${state === "deleted" ? "deleted" : statusWords[state]} cannot become ${given.new_status}.`,
      ],
    });
  const comment = given.comment || `Set to ${given.new_status} by the API.`;
  const nodes = given.nodes_to_resubmit?.map(({ node_id }) => node_id);
  const chosen = outcome === "resubmission-requested" && nodes ? { nodes } : {};
  await decideSession(ports, session.id, { status: outcome, comment, ...chosen }).catch(asNodeError);
}

function asNodeError(error: unknown): never {
  const isUnknown = error instanceof CoreError && error.code === "input-invalid";
  throw isUnknown ? refuseFields({ nodes_to_resubmit: ["The workflow has no such step."] }) : error;
}
