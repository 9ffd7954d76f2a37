import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;

beforeAll(async () => {
  // Each test comes from another address, so that none uses up the tries of another.
  server = await startTestServer({ config: { trustProxy: 1 } });
});
afterAll(() => server[Symbol.asyncDispose]());

const password = "Correct-Horse-7";

function visitor() {
  const address = `192.0.2.${Math.floor(Math.random() * 250)}, 198.51.100.${Math.floor(Math.random() * 250)}`;
  const ip = `2001:db8::${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}`;
  const send = async (method: string, path: string, body?: object, token?: string) => {
    const answer = await fetch(`${server.url}/auth/v2${path}`, {
      method,
      headers: {
        "x-forwarded-for": `${address}, ${ip}`,
        ...(body && { "content-type": "application/json" }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, json: await answer.json() };
  };
  return { send, email: `dev-${randomUUID()}@example.com` };
}

/** The newest code that was mailed to an address. */
async function codeFor(email: string): Promise<string> {
  const messages = await server.ports.messages.list(100);
  const { subject = "" } = messages.find(({ content }) => content?.to === email)?.content ?? {};
  return subject.replace(/\D/g, "");
}

async function registered() {
  const own = visitor();
  await own.send("POST", "/programmatic/register/", { email: own.email, password });
  const { json } = await own.send("POST", "/programmatic/verify-email/", {
    email: own.email,
    code: await codeFor(own.email),
  });
  return { ...own, json };
}

describe("registration", () => {
  test("[DA01] [DA03] takes two calls, and answers a key with which sessions are made", async () => {
    const { send, email } = visitor();
    const first = await send("POST", "/programmatic/register/", { email, password });
    expect([first.status, first.json]).toEqual([201, { message: expect.any(String), email }]);
    const code = await codeFor(email);
    expect(code).toMatch(/^\d{6}$/);
    const { status, json } = await send("POST", "/programmatic/verify-email/", { email, code });
    expect([status, json.expires_in]).toEqual([200, 86_400]);
    const { api_key: key, webhook_secret_key: secret } = json.application;
    expect([key, secret]).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.any(String)]);
    const headers = { "x-api-key": key, "content-type": "application/json" };
    const body = JSON.stringify({
      workflow_label: "KYC",
      features: [{ feature: "OCR" }, { feature: "LIVENESS" }],
    });
    const flow = await fetch(`${server.url}/v3/workflows/`, { method: "POST", headers, body });
    const made = await flow.json();
    expect([flow.status, made]).toEqual([201, expect.objectContaining({ version: 1 })]);
    const { workflow_id } = made;
    const session = await fetch(`${server.url}/v3/session/`, {
      method: "POST",
      headers,
      body: JSON.stringify({ workflow_id }),
    });
    expect([session.status, await session.json()]).toEqual([
      201,
      expect.objectContaining({ status: "Not Started" }),
    ]);
    const { rows } = await server.database.pool.query("select accounts::text as line from accounts");
    expect(rows.every(({ line }) => !line.includes(email) && !line.includes(password))).toBe(true);
  });

  test.each([
    ["Sh0rt-!", "8 characters"],
    ["lower-case-1", "capital"],
    ["UPPER-CASE-1", "small"],
    ["No-Digits-Here", "digit"],
    ["NoSpecial1234", "signs"],
  ])("[DA02] refuses the password %s and tells the rule that it breaks", async (wrong, rule) => {
    const { send, email } = visitor();
    const { status, json } = await send("POST", "/programmatic/register/", { email, password: wrong });
    expect([status, json]).toEqual([400, { password: [expect.stringContaining(rule)] }]);
  });

  test("takes a code five times at most, sends another, and no address twice", async () => {
    const { send, email } = visitor();
    await send("POST", "/programmatic/register/", { email, password });
    const code = await codeFor(email);
    const wrong = code === "000000" ? "111111" : "000000";
    for (let count = 0; count < 5; count += 1)
      expect((await send("POST", "/programmatic/verify-email/", { email, code: wrong })).json).toEqual({
        code: [expect.any(String)],
      });
    expect((await send("POST", "/programmatic/verify-email/", { email, code })).status).toBe(400);
    expect((await send("POST", "/programmatic/resend-otp/", { email })).status).toBe(200);
    expect(
      (await send("POST", "/programmatic/verify-email/", { email, code: await codeFor(email) })).status,
    ).toBe(200);
    expect((await send("POST", "/programmatic/register/", { email, password })).json).toEqual({
      email: [expect.any(String)],
    });
  });

  test("is limited to five an hour from one address", async () => {
    const { send } = visitor();
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { status } = await send("POST", "/programmatic/register/", {
        email: `x${count}@example.com`,
        password: "x",
      });
      statuses.push(status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });

  test("is refused where strangers may not register", async () => {
    await using closed = await startTestServer({ config: { isRegistrationOpen: false } });
    const answer = await fetch(`${closed.url}/auth/v2/programmatic/register/`, {
      ...{ method: "POST", body: JSON.stringify({ email: "a@example.com", password }) },
    });
    expect(answer.status).toBe(403);
  });
});

describe("an account", () => {
  test("[DA02] logs in, refreshes its tokens, and rotates its key", async () => {
    const { send, email, json } = await registered();
    const login = await send("POST", "/programmatic/login/", { email, password });
    expect(login.json.application.uuid).toBe(json.application.uuid);
    const fresh = await send("POST", "/programmatic/refresh/", { refresh_token: login.json.refresh_token });
    const me = await send("GET", "/organizations/me/", undefined, fresh.json.access_token);
    expect([me.status, me.json.email]).toEqual([200, email]);
    expect((await send("GET", "/organizations/me/", undefined, login.json.refresh_token)).status).toBe(403);
    expect(
      (await send("POST", "/programmatic/refresh/", { refresh_token: login.json.access_token })).status,
    ).toBe(403);
    const rotated = await send("POST", "/programmatic/rotate-key/", {}, fresh.json.access_token);
    const statusOf = async (key: string) =>
      (await fetch(`${server.url}/v3/sessions/`, { headers: { "x-api-key": key } })).status;
    expect(await statusOf(rotated.json.application.api_key)).toBe(200);
    expect(await statusOf(json.application.api_key)).toBe(403);
  });

  test("[DA02] is locked after five wrong passwords, for the right one too", async () => {
    const { send, email } = await registered();
    for (let count = 0; count < 5; count += 1)
      expect((await send("POST", "/programmatic/login/", { email, password: "Wrong-Horse-7" })).status).toBe(
        403,
      );
    const right = await send("POST", "/programmatic/login/", { email, password });
    expect([right.status, right.json]).toEqual([
      403,
      { detail: expect.stringContaining("Too many wrong passwords") },
    ]);
    const stranger = await send("POST", "/programmatic/login/", { email: "nobody@example.com", password });
    expect(stranger.json).toEqual({ detail: "E-mail address or password is wrong." });
  });
});
