import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { deleteSession as deleteInCore } from "#core/session/delete-session.ts";
import { getSession } from "#core/session/get-session.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "../call.ts";
import { refuseFields } from "../errors.ts";
import { checkFields, parseObject } from "../fields.ts";
import { sessionIds } from "./list-sessions.ts";

const Deletion = Type.Object({
  session_numbers: Type.Optional(
    Type.Array(Type.Union([Type.String({ pattern: "^[0-9]{1,15}$" }), Type.Integer()])),
  ),
  delete_all: Type.Optional(Type.Boolean()),
});
const deletion = Compile(Deletion);

/** DELETE /session/{id}/delete/. */
export async function deleteSession({ ports, integration, id }: Call): Promise<Answer> {
  const session = await getSession(ports, integration, id as SessionId);
  await deleteInCore(ports, session.id);
  return { status: 204 };
}

/** POST /sessions/delete/: those with these numbers, or all. */
export async function deleteSessions(call: Call): Promise<Answer> {
  const given = checkFields(deletion, parseObject(call.body));
  if (given.delete_all === true) await deleteAll(call);
  else await deleteNumbered(call, (given.session_numbers ?? []).map(Number));
  return { status: 204 };
}

async function deleteNumbered(call: Call, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) throw refuseFields({ session_numbers: ["Name sessions, or say delete_all."] });
  for (const id of await sessionIds(call, numbers)) await deleteInCore(call.ports, id);
}

async function deleteAll(call: Call): Promise<void> {
  for (;;) {
    const ids = await sessionIds(call, undefined);
    if (ids.length === 0) return;
    for (const id of ids) await deleteInCore(call.ports, id);
  }
}
