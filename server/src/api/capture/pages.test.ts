import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Decision } from "#core/decision/decision.ts";
import type { Session, SessionState } from "#core/session/session.ts";
import { openBuiltPages } from "#http/built-pages.ts";
import { capturePages } from "./pages.ts";

const now = new Date("2026-01-02T00:00:00Z");

/** Nothing is built there. */
const nowhere = join(tmpdir(), "bonafide-no-such-folder");

async function open(
  session: object,
  { reasons = [] as string[], url = "/v/good", folder = nowhere, encoding = "" } = {},
) {
  const app = Fastify();
  const stored = { expiresAt: new Date("2026-01-08T00:00:00Z"), ...session } as Session;
  await app.register(
    capturePages({
      pages: openBuiltPages(folder),
      ports: {
        sessionTokens: { issue: () => "good", verify: (token) => (token === "good" ? stored.id : undefined) },
        sessions: { find: () => Promise.resolve(stored) } as never,
        integrations: { find: () => Promise.resolve(undefined) } as never,
        decisions: { find: () => Promise.resolve({ reasons } as unknown as Decision) } as never,
        brandings: { findLogo: () => Promise.resolve(undefined) } as never,
        returnUrl: (left) => left.callbackUrl,
        now: () => now,
      },
    }),
  );
  return app.inject({ method: "GET", url, headers: { "accept-encoding": encoding } });
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

describe("once it is built", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bonafide-pages-"));
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "index.html"), "<!doctype html><title>page</title>");
    await writeFile(join(folder, "assets", "page-4f2a.js"), "start();");
    await writeFile(join(folder, "assets", "page-4f2a.js.br"), "compressed");
    await writeFile(join(folder, "icon.svg"), "<svg/>");
  });
  afterAll(() => rm(folder, { recursive: true }));

  const get = (url: string, session: object = { state: "created", id: "1" }) =>
    open(session, { url, folder });

  test.each(["/v/good", "/session/good", "/es/session/good", "/pt-BR/session/good", "/v/good?lang=et"])(
    "%s is the page",
    async (url) => {
      const page = await get(url);
      expect([page.statusCode, page.body]).toEqual([200, "<!doctype html><title>page</title>"]);
    },
  );

  test.each([
    ["created", 200],
    ["started", 200],
    ["resubmission-requested", 200],
    ["submitted", 200],
    ["in-review", 200],
    ["approved", 200],
    ["declined", 410],
    ["expired", 410],
    ["abandoned", 410],
    ["deleted", 410],
  ] satisfies [SessionState, number][])(
    "the page of a session that is %s comes with %d",
    async (state, status) => {
      expect((await get("/v/good", { state, id: "1" })).statusCode).toBe(status);
    },
  );

  test("the page of a link that was not made here comes with 404", async () => {
    expect((await get("/v/bad")).statusCode).toBe(404);
  });

  test("it may use the camera and WebAssembly, in any frame, and load nothing from elsewhere", async () => {
    const { headers } = await get("/v/good");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors *");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'? |https?:/);
    expect(headers["permissions-policy"]).toContain("camera=(self), microphone=(self)");
    expect(headers).not.toHaveProperty("x-frame-options");
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("hashed assets are kept for good and come compressed, others are asked for anew", async () => {
    const asset = await get("/capture/assets/page-4f2a.js");
    expect(asset.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "application/javascript; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
    expect(asset.body).toBe("start();");
    const url = "/capture/assets/page-4f2a.js";
    const compressed = await open({ state: "created", id: "1" }, { url, folder, encoding: "gzip, br" });
    expect(compressed.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
    expect(compressed.body).toBe("compressed");
    expect((await get("/capture/icon.svg")).headers["cache-control"]).toBe("no-cache");
  });

  test.each([
    "/capture/index.html",
    "/capture/assets/page-4f2a.js.br",
    "/capture/../package.json",
    "/capture/%2e%2e/x",
  ])("%s is not served", async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });
});

test("the doctor says how it is built where it is not", async () => {
  const page = await open({ state: "created", id: "1" }, { url: "/doctor" });
  expect(page.statusCode).toBe(503);
  expect(page.body).toContain("npm run build");
});
