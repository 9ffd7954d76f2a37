import type { Ports } from "#core/ports.ts";
import { findSessionByToken } from "#core/session/find-by-token.ts";
import type { Session, SessionState } from "#core/session/session.ts";
import { isOpen } from "#core/session/transitions.ts";
import type { PlainPage } from "#http/plain-page.ts";
import { resubmissionAdvice } from "./resubmission-advice.ts";

/** What the page asks of the product. */
export interface StatusPageContext {
  readonly ports: Pick<
    Ports,
    "sessions" | "integrations" | "decisions" | "sessionTokens" | "returnUrl" | "now"
  >;
}

/** One thing to say, and the HTTP status that says the same to machines. */
interface Notice extends Pick<PlainPage, "status" | "title" | "text"> {
  /** Whether there is a way on: back to the site that sent the person here. */
  readonly isDone: boolean;
}

const waiting: Notice = {
  status: 200,
  title: "Waiting for your pictures",
  text: "Your verification is open. The site that sent you here collects the pictures; go back there to continue. This link stays valid, and nothing is lost.",
  isDone: false,
};
const again: Notice = {
  status: 200,
  title: "Please try once more",
  text: "The site that sent you here collects the new pictures; go back there to continue. This link stays valid.",
  isDone: false,
};
const processing: Notice = {
  status: 200,
  title: "We are checking your pictures",
  text: "Everything has arrived. There is nothing more for you to do here; the site that sent you will tell you the result.",
  isDone: true,
};
const nothingToDo: Notice = {
  status: 200,
  title: "Nothing more to do",
  text: "Your verification is complete. You can close this page.",
  isDone: true,
};
const closed: Notice = {
  status: 410,
  title: "This verification is closed",
  text: "It cannot be continued with this link. If you want to try again, ask the site that sent you here for a new link.",
  isDone: true,
};
const expired: Notice = {
  status: 410,
  title: "This link has expired",
  text: "A link is valid for seven days. Ask the site that sent you here for a new one.",
  isDone: true,
};
const gone: Notice = {
  status: 410,
  title: "This verification was deleted",
  text: "Nothing of it is kept here any more.",
  isDone: false,
};
const invalid: Notice = {
  status: 404,
  title: "This link is not valid",
  text: "Part of it may be missing. Open the link again from where you got it, or ask for a new one.",
  isDone: false,
};

const notices: Readonly<Record<SessionState, Notice>> = {
  created: waiting,
  started: waiting,
  "resubmission-requested": again,
  submitted: processing,
  "in-review": processing,
  "awaiting-parties": processing,
  approved: nothingToDo,
  "approval-lapsed": nothingToDo,
  declined: closed,
  expired,
  abandoned: expired,
  deleted: gone,
};

/** Where a link's verification stands, for a person to read. Never tells the decision. */
export async function statusOf(context: StatusPageContext, token: string): Promise<PlainPage> {
  const session = await findSessionByToken(context.ports, token);
  const { isDone, ...notice } = session ? await noticeFor(context, session) : invalid;
  const url = isDone && session ? context.ports.returnUrl(session) : undefined;
  const link = url === undefined ? undefined : { url, label: "Go back" };
  // Any site may show it in a frame, as the vendors' SDKs do.
  return { ...notice, link, isFrameable: true };
}

/** An overdue session is over, even before the clock's own job has said so. */
async function noticeFor(context: StatusPageContext, session: Session): Promise<Notice> {
  if (!isOpen(session)) return notices[session.state];
  const { ports } = context;
  const integration = await ports.integrations.find(session.integrationId);
  if (session.expiresAt <= ports.now(integration)) return expired;
  const advice = await adviceFor(context, session);
  const notice = notices[session.state];
  return advice === undefined ? notice : { ...notice, text: `${advice} ${notice.text}` };
}

async function adviceFor({ ports }: StatusPageContext, session: Session): Promise<string | undefined> {
  if (session.state !== "resubmission-requested") return undefined;
  const decision = await ports.decisions.find(session.decisionId);
  const [reason] = decision?.reasons ?? [];
  return reason && resubmissionAdvice[reason];
}
