import { createHash } from "node:crypto";
import Fastify from "fastify";
import { expect, test } from "vitest";
import type { Decision } from "#core/decision/decision.ts";
import type { Session, SessionState } from "#core/session/session.ts";
import { statusPage } from "./status-page.ts";

const now = new Date("2026-01-02T00:00:00Z");

async function open(session: object, { reasons = [] as string[], url = "/v/good" } = {}) {
  const app = Fastify();
  const stored = { expiresAt: new Date("2026-01-08T00:00:00Z"), ...session } as Session;
  await app.register(
    statusPage({
      ports: {
        sessionTokens: { issue: () => "good", verify: (token) => (token === "good" ? stored.id : undefined) },
        sessions: { find: () => Promise.resolve(stored) } as never,
        integrations: { find: () => Promise.resolve(undefined) } as never,
        decisions: { find: () => Promise.resolve({ reasons } as unknown as Decision) } as never,
        returnUrl: (left) => left.callbackUrl,
        now: () => now,
      },
    }),
  );
  return app.inject({ method: "GET", url });
}

test.each([
  ["created", 200, "Waiting for your pictures"],
  ["started", 200, "Waiting for your pictures"],
  ["resubmission-requested", 200, "Please try once more"],
  ["submitted", 200, "We are checking your pictures"],
  ["in-review", 200, "We are checking your pictures"],
  ["approved", 200, "Nothing more to do"],
  ["declined", 410, "This verification is closed"],
  ["expired", 410, "This link has expired"],
  ["abandoned", 410, "This link has expired"],
  ["deleted", 410, "This verification was deleted"],
] satisfies [SessionState, number, string][])(
  "a session that is %s shows %d",
  async (state, status, title) => {
    const page = await open({ state, id: "1" });
    expect(page.statusCode).toBe(status);
    expect(page.body).toContain(`<h1>${title}</h1>`);
  },
);

test("a token that was not issued here shows that the link is not valid", async () => {
  const page = await open({ state: "created", id: "1" }, { url: "/v/bad" });
  expect(page.statusCode).toBe(404);
  expect(page.body).toContain("This link is not valid");
});

test("an open session whose time is over has expired, whether or not that was recorded yet", async () => {
  const page = await open({ state: "started", id: "1", expiresAt: now });
  expect(page.statusCode).toBe(410);
});

test("another try is asked for with the reason and what to do better", async () => {
  const page = await open({ state: "resubmission-requested", id: "1" }, { reasons: ["document-expired"] });
  expect(page.body).toContain("Your document has expired. Please use one that is still valid.");
});

test("the way back is offered when there is nothing more to do, and cannot smuggle anything in", async () => {
  const page = await open({ state: "approved", id: "1", callbackUrl: 'https://a.example/?x="><script>&y' });
  expect(page.body).toContain('href="https://a.example/?x=&quot;&gt;&lt;script&gt;&amp;y"');
  expect((await open({ state: "started", id: "1", callbackUrl: "https://a.example/" })).body).not.toContain(
    "<a ",
  );
  expect((await open({ state: "approved", id: "1", callbackUrl: "javascript:alert(1)" })).body).not.toContain(
    "<a ",
  );
});

test("the page runs no script, loads nothing, may be framed by anyone, and its own style is allowed", async () => {
  const page = await open({ state: "created", id: "1" });
  const style = /<style>([^]*)<\/style>/.exec(page.body)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
  );
  expect(page.headers["x-frame-options"]).toBeUndefined();
  expect(page.body).not.toContain("<script");
});
