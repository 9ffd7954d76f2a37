import type { FastifyPluginAsync, FastifyReply } from "fastify";
import type { Ports } from "#core/ports.ts";
import type { Session, SessionState } from "#core/session/session.ts";
import { isOpen } from "#core/session/transitions.ts";
import { pageHeaders } from "#http/page-headers.ts";
import { resubmissionAdvice } from "./resubmission-advice.ts";

/** What the page asks of the product. */
export interface StatusPageContext {
  readonly ports: Pick<Ports, "sessions" | "integrations" | "decisions" | "sessionTokens" | "now" | "sha256">;
}

/** One thing to say, and the HTTP status that says the same to machines. */
interface Notice {
  readonly status: 200 | 404 | 410;
  readonly title: string;
  readonly text: string;
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

/** GET /v/{token}: tells a person where the verification stands. Never tells the decision. */
export function statusPage(context: StatusPageContext): FastifyPluginAsync {
  const policy = contentSecurityPolicy(context);
  return async (app) => {
    app.get<{ Params: { token: string } }>("/v/:token", async ({ params }, reply) => {
      const session = await findSession(context, params.token);
      const notice = session ? await noticeFor(context, session) : invalid;
      return show(reply, policy, { notice, callbackUrl: session?.callbackUrl });
    });
  };
}

async function findSession({ ports }: StatusPageContext, token: string): Promise<Session | undefined> {
  const id = ports.sessionTokens.verify(token);
  return id === undefined ? undefined : ports.sessions.find(id);
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

function show(
  reply: FastifyReply,
  policy: string,
  { notice, callbackUrl }: { readonly notice: Notice; readonly callbackUrl: string | undefined },
): FastifyReply {
  return reply
    .code(notice.status)
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-language": "en",
      ...pageHeaders({ isFrameable: true }),
      "content-security-policy": policy,
      "x-robots-tag": "noindex",
    })
    .send(page(notice, notice.isDone ? callbackUrl : undefined));
}

/** No scripts and nothing from elsewhere; any site may show the page in a frame, as the vendors' SDKs do. */
function contentSecurityPolicy({ ports }: StatusPageContext): string {
  const hash = ports.sha256(new TextEncoder().encode(style)).toBase64();
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *`;
}

const style = `
:root { color-scheme: light dark; --ink: #16202a; --paper: #fff; --quiet: #4a5763; --accent: #0b5cad; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef2f6; --paper: #11161b; --quiet: #b4c0cb; --accent: #8cc4ff; --on-accent: #0b1116; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100svh; display: flex; flex-direction: column; padding: 24px; color: var(--ink);
  background: var(--paper); font: 18px/1.5 system-ui, sans-serif; }
main { flex: 1; width: 100%; max-width: 480px; margin: 0 auto; display: flex; flex-direction: column;
  justify-content: center; }
h1 { margin: 0 0 16px; font-size: 28px; line-height: 1.25; text-wrap: balance; }
p { margin: 0; color: var(--quiet); }
a { display: block; margin-top: 32px; padding: 16px 24px; border-radius: 8px; background: var(--accent);
  color: var(--on-accent); font-weight: 600; text-align: center; text-decoration: none; }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`;

function page({ title, text }: Notice, callbackUrl: string | undefined): string {
  const isAddress = callbackUrl !== undefined && /^https?:/i.test(callbackUrl);
  const link = isAddress ? `<a href="${escape(callbackUrl)}" target="_top" rel="noreferrer">Go back</a>` : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
${link}
</main>
</body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
