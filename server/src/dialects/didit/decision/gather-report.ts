import type { AttemptId } from "#core/attempt/attempt.ts";
import { CoreError } from "#core/errors.ts";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import { definitionOfSession } from "#core/workflow/definition-of-session.ts";
import { type Status, statusWords } from "../words.ts";
import type { Report } from "./report.ts";

/** How long a link to a file is good. */
const linkLifetimeMs = 15 * 60_000;

/** What a report is gathered from. */
export interface Sources {
  readonly ports: Pick<Ports, "decisions" | "media" | "attempts" | "workflows" | "now">;
}

/** What is told of a session now, or as an event of before left it. */
export async function gatherReport(
  { ports }: Sources,
  session: Session,
  then?: { readonly attemptId: AttemptId; readonly status: Status },
): Promise<Report> {
  if (session.state === "deleted") throw new CoreError("session-not-found", "the session is deleted");
  const attemptId = then?.attemptId ?? (await toldAttempt(ports, session));
  const [evidence, media, decisions, definition] = await Promise.all([
    ports.decisions.findEvidence(attemptId),
    ports.media.listByAttempt(attemptId),
    ports.decisions.listBySession(session.id),
    definitionOfSession(ports, session),
  ]);
  return {
    ...{ session, evidence, media, definition },
    status: then?.status ?? statusWords[session.state],
    results: evidence?.run?.results ?? [],
    reviews: decisions.filter(({ decidedBy }) => decidedBy === "person").toReversed(),
    linksUntil: new Date(ports.now().getTime() + linkLifetimeMs),
  };
}

/** While a further attempt has nothing yet, the one before it is told. */
async function toldAttempt(ports: Sources["ports"], session: Session): Promise<AttemptId> {
  if (session.attemptNumber === 1) return session.attemptId;
  const [newest, previous] = await ports.attempts.listBySession(session.id);
  return newest?.state === "created" && previous ? previous.id : session.attemptId;
}
