import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Decision } from "#core/decision/decision.ts";
import { getSession, lockSession } from "#core/session/get-session.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "../call.ts";
import { refuseFields } from "../errors.ts";
import { checkFields, parseObject } from "../fields.ts";
import { pageBody, parsePage, slicePage } from "../page.ts";
import { decide } from "../session/update-status.ts";
import { statusOfEvent } from "../words.ts";
import { commentsOf, type ReviewComment } from "./review-comment.ts";

const NewReview = Type.Object({
  new_status: Type.Optional(Type.Union([Type.Enum(["Approved", "Declined", "Resubmitted"]), Type.Null()])),
  comment: Type.Optional(Type.Union([Type.String({ maxLength: 5000 }), Type.Null()])),
});
const newReview = Compile(NewReview);

/** GET /sessions/{id}/reviews/: what people did, newest first, or oldest with `ordering=created_at`. */
export async function listReviews(call: Call): Promise<Answer> {
  const page = parsePage(call);
  const session = await getSession(call.ports, call.integration, call.id as SessionId);
  const decisions = await call.ports.decisions.listBySession(session.id);
  const all = [
    ...decisions.map((one, place) => decisionEntry(one, decisions[place + 1])),
    ...commentsOf(session).map(commentEntry),
  ];
  const newestFirst = all.toSorted((a, b) => b.created_at.localeCompare(a.created_at));
  const ordered = call.query.get("ordering") === "created_at" ? newestFirst.toReversed() : newestFirst;
  const results = slicePage(ordered, page);
  const path = `/sessions/${session.id}/reviews/`;
  return { status: 200, body: pageBody(call, path, page, { count: all.length, results }) };
}

/** POST /sessions/{id}/reviews/: a new status, a remark, or both. */
export async function addReview(call: Call): Promise<Answer> {
  const { new_status: status, comment } = checkFields(newReview, parseObject(call.body));
  if (!status && !comment) throw refuseFields({ comment: ["Say something, or name a new status."] });
  if (status) await decide(call, { new_status: status, comment: comment ?? null });
  else await addComment(call, comment ?? "");
  const at = call.ports.now(call.integration).toISOString();
  return {
    status: 201,
    body: { user: "API", new_status: status ?? null, comment: comment ?? null, created_at: at },
  };
}

async function addComment({ ports, integration, id }: Call, text: string): Promise<void> {
  const comment = { uuid: ports.newId(), text, at: ports.now(integration).toISOString() };
  await ports.transaction(async (tx) => {
    const session = await lockSession(tx, integration, id as SessionId);
    const review_comments = [...commentsOf(session), comment].map((one) => ({ ...one }));
    const commented: Session = { ...session, dialectData: { ...session.dialectData, review_comments } };
    await tx.sessions.save(commented);
  });
}

const unsaid = {
  ...{ actor_email: null, mentioned_emails: [], previous_value: null, new_value: null },
  ...{ changed_fields: [], metadata: null },
};

function decisionEntry(decision: Decision, previous: Decision | undefined) {
  const { id, outcome, decidedBy, comments, at } = decision;
  const isPerson = decidedBy === "person";
  return {
    ...unsaid,
    ...{ uuid: id, activity_type: "STATUS_UPDATED" },
    actor_display: isPerson ? "API" : "System",
    actor_type: isPerson ? "API_KEY" : "SYSTEM",
    new_status: statusOfEvent[`session-${outcome}`] ?? null,
    previous_status: previous ? (statusOfEvent[`session-${previous.outcome}`] ?? null) : null,
    comment: comments.map(({ text }) => text).join("\n") || null,
    created_at: at.toISOString(),
  };
}

function commentEntry({ uuid, text, at }: ReviewComment) {
  return {
    ...unsaid,
    ...{ uuid, activity_type: "COMMENT", actor_display: "API", actor_type: "API_KEY" },
    ...{ new_status: null, previous_status: null, comment: text, created_at: at },
  };
}
