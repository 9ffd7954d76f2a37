import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { handIn } from "../support/didit-hand-in.ts";

let server: TestServer;
let customer: DiditCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newDiditCustomer(server);
});
afterAll(() => server[Symbol.asyncDispose]());

describe("a new session", () => {
  test("[DC01] [DC13] [DC14] is answered with 201, its id and a number that counts", async () => {
    const [first, second] = [await customer.create(), await customer.create()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.json.session_id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(second.json.session_number).toBe(first.json.session_number + 1);
  });

  test("[DC17] [DG01] tells everything that was said, and what follows from it", async () => {
    const said = {
      vendor_data: "user-123 — ünïcode",
      metadata: { plan: "premium" },
      callback: "https://shop.example/done",
    };
    const { json } = await customer.create(said);
    expect(json).toEqual({
      session_id: expect.any(String),
      session_number: expect.any(Number),
      session_token: expect.stringMatching(/^[\w-]{12}$/),
      url: `https://id.example.com/session/${json.session_token}`,
      status: "Not Started",
      workflow_id: customer.workflowId,
      workflow_version: 1,
      ...said,
    });
  });

  test("[DC15] [DD02] has a token of twelve characters that opens its page and is nowhere in the database", async () => {
    const { json } = await customer.create();
    const page = await fetch(`${server.url}/session/${json.session_token}`);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect((await fetch(`${server.url}/session/${"A".repeat(12)}`)).status).toBe(404);
    const { rows } = await server.database.pool.query("select sessions::text as line from sessions");
    expect(rows.some(({ line }) => line.includes(json.session_token))).toBe(false);
  });

  test("[DC16] [DC07] has its language in its address when one was asked for", async () => {
    const { json } = await customer.create({ language: "pt-BR" });
    expect(json.url).toBe(`https://id.example.com/pt-BR/session/${json.session_token}`);
    expect((await fetch(`${server.url}/pt-BR/session/${json.session_token}`)).status).toBe(200);
    expect((await customer.create({ language: "xx" })).json).toEqual({ language: [expect.any(String)] });
  });

  test("[DC02] needs the id of a workflow that is published here", async () => {
    const without = await customer.send("POST", "/v3/session/", { body: {} });
    expect([without.status, without.json]).toEqual([400, { workflow_id: ["This field is required."] }]);
    for (const workflow_id of ["mine", 7, randomUUID()]) {
      const refused = await customer.create({ workflow_id });
      expect([refused.status, Object.keys(refused.json)]).toEqual([400, ["workflow_id"]]);
    }
  });

  test("[DC18] is the unfinished one of the same person, with its callback and metadata made new", async () => {
    const vendor_data = randomUUID();
    const first = await customer.create({ vendor_data, metadata: { a: 1 }, callback: "https://a.example" });
    const second = await customer.create({ vendor_data, metadata: { b: 2 }, callback: "https://b.example" });
    expect(second.status).toBe(201);
    expect(second.json).toEqual({ ...first.json, metadata: { b: 2 }, callback: "https://b.example" });
    const other = await newDiditCustomer(server);
    expect((await other.create({ vendor_data })).json.session_id).not.toBe(first.json.session_id);
  });

  test("[DC18] is one and the same for all who ask at once", async () => {
    const vendor_data = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => customer.create({ vendor_data })));
    expect(new Set(answers.map(({ json }) => json.session_id)).size).toBe(1);
  });

  test("[DC03] goes back to a site or an app, and nowhere that runs code", async () => {
    for (const callback of ["https://shop.example/done?order=7", "myapp://done"]) {
      expect((await customer.create({ callback })).json.callback).toBe(callback);
    }
    for (const callback of ["javascript:alert(1)", "data:text/html,x", "/done", "https://a.example/\n"]) {
      expect((await customer.create({ callback })).json).toEqual({ callback: [expect.any(String)] });
    }
  });

  test("[DC06] takes metadata as an object or as its text, and refuses what receivers would sign differently", async () => {
    expect((await customer.create({ metadata: '{"plan":"premium"}' })).json.metadata).toEqual({
      plan: "premium",
    });
    const body = (metadata: string) => `{"workflow_id":"${customer.workflowId}","metadata":${metadata}}`;
    for (const bad of [
      '{"a":1e-7}',
      '{"b":2,"10":1,"9":1}',
      '{"__proto__":1}',
      '{"n":9007199254740993}',
      "[1]",
      '"x"',
    ]) {
      const refused = await customer.send("POST", "/v3/session/", { body: body(bad) });
      expect([bad, refused.status]).toEqual([bad, 400]);
    }
    const floats = await customer.send("POST", "/v3/session/", { body: body('{"a":1.0,"b":-0.0,"c":0.5}') });
    expect(floats.json.metadata).toEqual({ a: 1, b: 0, c: 0.5 });
  });

  test("[DC09] [DC10] expects who is named, and documents of seven kinds in any case, each once", async () => {
    const expected_details = {
      first_name: "John",
      date_of_birth: "1990-01-01",
      expected_document_types: ["p", "ID", "P"],
    };
    const { json } = await customer.create({ expected_details });
    const decision = await customer.get(`/v3/session/${json.session_id}/decision/`);
    expect(decision.json.expected_details).toEqual({
      ...expected_details,
      expected_document_types: ["P", "ID"],
    });
    for (const wrong of [
      { expected_document_types: ["XX"] },
      { date_of_birth: "1990-02-31" },
      { gender: "X" },
    ]) {
      const refused = await customer.create({ expected_details: wrong });
      expect([refused.status, Object.keys(refused.json)]).toEqual([400, ["expected_details"]]);
    }
  });

  test("[DC08] [DC04] keeps contact details and who is sent back", async () => {
    const contact_details = {
      email: "alex@example.com",
      email_lang: "en",
      send_notification_emails: false,
      phone: "+15550101000",
    };
    const { json } = await customer.create({ contact_details, callback_method: "both" });
    expect((await customer.get(`/v3/session/${json.session_id}/decision/`)).json.contact_details).toEqual(
      contact_details,
    );
    expect((await customer.create({ callback_method: "nobody" })).json).toEqual({
      callback_method: [expect.any(String)],
    });
  });
});

describe("a caller", () => {
  test("[DC19] [DF04] [DA04] who shows no good key gets 403 and never 401", async () => {
    const told = { detail: "You do not have permission to perform this action." };
    const off = await newDiditCustomer(server, { isActive: false });
    for (const key of [undefined, "", "wrong", "x".repeat(5000), off.apiKey]) {
      for (const path of ["/v3/session/", `/v3/session/${randomUUID()}/decision/`]) {
        const method = path.endsWith("decision/") ? "GET" : "POST";
        const refused = await customer.send(method, path, { headers: { "x-api-key": key } });
        expect([refused.status, refused.json]).toEqual([403, told]);
      }
    }
    const shouted = await customer.send("POST", "/v3/session/", {
      body: { workflow_id: customer.workflowId },
      headers: { "x-api-key": undefined, "X-API-KEY": customer.apiKey },
    });
    expect(shouted.status).toBe(201);
  });

  test("[DF03] sees no session that is unknown, another's, or deleted", async () => {
    const other = await newDiditCustomer(server);
    const { session_id } = (await other.create()).json;
    for (const id of [randomUUID(), session_id, "none"]) {
      const answer = await customer.get(`/v3/session/${id}/decision/`);
      expect([answer.status, answer.json]).toEqual([404, { detail: "Not found." }]);
    }
  });
});

test("[DF01] a decision can be read from the beginning, with null for all that was not run", async () => {
  const { session_id } = (await customer.create()).json;
  const { status, json } = await customer.get(`/v3/session/${session_id}/decision/`);
  expect([status, json.status, json.features]).toEqual([
    200,
    "Not Started",
    ["ID_VERIFICATION", "LIVENESS", "FACE_MATCH"],
  ]);
  expect([json.id_verifications, json.liveness_checks, json.face_matches]).toEqual([null, null, null]);
});

describe("the list of sessions", () => {
  test("is newest first, in pages that name each other", async () => {
    const own = await newDiditCustomer(server);
    for (const place of [1, 2, 3]) await own.create({ vendor_data: `person ${place}` });
    const first = (await own.get("/v3/sessions/?limit=2")).json;
    expect([
      first.count,
      first.previous,
      first.results.map((one: { vendor_data: string }) => one.vendor_data),
    ]).toEqual([3, null, ["person 3", "person 2"]]);
    const next = (await own.get(new URL(first.next).pathname + new URL(first.next).search)).json;
    expect([next.next, next.results.length, next.results[0].vendor_data]).toEqual([null, 1, "person 1"]);
    expect(next.previous).toContain("offset=0");
  });

  test("can be asked by person, status, number, workflow and day, and by nothing that is encrypted", async () => {
    const own = await newDiditCustomer(server);
    const made = (await own.create({ vendor_data: "anna" })).json;
    await own.create();
    const count = async (query: string) => (await own.get(`/v3/sessions/?${query}`)).json.count;
    expect(await count("vendor_data=anna")).toBe(1);
    expect(await count("vendor_data=bob")).toBe(0);
    expect(await count(`search=${made.session_number}`)).toBe(1);
    expect(await count("status=Not%20Started,Approved")).toBe(2);
    expect(await count("status=Approved")).toBe(0);
    expect(await count(`workflow_id=${own.workflowId}`)).toBe(2);
    const today = new Date().toISOString().slice(0, 10);
    expect(await count(`date_from=${today}&date_to=${today}`)).toBe(2);
    expect(await count("date_to=2020-01-01")).toBe(0);
    expect(await count("session_kind=business")).toBe(0);
    for (const query of [
      "status=Odd",
      "country=DEU",
      "limit=0",
      "offset=-1",
      "workflow_id=x",
      "date_from=soon",
    ])
      expect([query, (await own.get(`/v3/sessions/?${query}`)).status]).toEqual([query, 400]);
  });
});

describe("a person's decision", () => {
  test("[DG04] [DG05] [DG06] approves, declines or asks again, and refuses the status that is there", async () => {
    const { session_id: id } = (await customer.create()).json;
    const update = (new_status: string) =>
      customer.send("PATCH", `/v3/session/${id}/update-status/`, {
        body: { new_status, comment: "Looked at" },
      });
    const statusOf = async () => (await customer.get(`/v3/session/${id}/decision/`)).json.status;
    expect((await update("Approved")).json).toEqual({ new_status: [expect.any(String)] });
    await handIn(server, customer.integration, id);
    expect(await statusOf()).toBe("In Progress");
    for (const status of ["Approved", "Declined", "Resubmitted"]) {
      expect([(await update(status)).status, await statusOf()]).toEqual([200, status]);
      const again = await update(status);
      expect([again.status, again.json]).toEqual([400, [expect.stringContaining("same")]]);
    }
    expect((await update("Expired")).status).toBe(400);
    const { reviews } = (await customer.get(`/v3/session/${id}/decision/`)).json;
    expect(reviews.map((one: { new_status: string }) => one.new_status)).toEqual([
      "Approved",
      "Declined",
      "Resubmitted",
    ]);
  });

  test("is listed with remarks, newest first", async () => {
    const { session_id: id } = (await customer.create()).json;
    const path = `/v3/sessions/${id}/reviews/`;
    expect((await customer.send("POST", path, { body: {} })).status).toBe(400);
    const remark = await customer.send("POST", path, { body: { comment: "Called back" } });
    expect([remark.status, remark.json.comment, remark.json.new_status]).toEqual([201, "Called back", null]);
    await handIn(server, customer.integration, id);
    await customer.send("POST", path, { body: { new_status: "Declined", comment: "No" } });
    const { count, results } = (await customer.get(path)).json;
    expect(count).toBe(2);
    expect(results.map((one: { activity_type: string }) => one.activity_type)).toEqual([
      "STATUS_UPDATED",
      "COMMENT",
    ]);
  });
});

test("deletion takes one session, some by number, or all, and they are not found again", async () => {
  const own = await newDiditCustomer(server);
  const made = await Promise.all([1, 2, 3, 4].map(async () => (await own.create()).json));
  expect((await own.send("DELETE", `/v3/session/${made[0].session_id}/delete/`)).status).toBe(204);
  expect((await own.get(`/v3/session/${made[0].session_id}/decision/`)).status).toBe(404);
  const some = { session_numbers: [String(made[1].session_number)] };
  expect((await own.send("POST", "/v3/sessions/delete/", { body: some })).status).toBe(204);
  expect((await own.get("/v3/sessions/")).json.count).toBe(2);
  expect((await own.send("POST", "/v3/sessions/delete/", { body: {} })).status).toBe(400);
  expect((await own.send("POST", "/v3/sessions/delete/", { body: { delete_all: true } })).status).toBe(204);
  expect((await own.get("/v3/sessions/")).json).toEqual({
    count: 0,
    next: null,
    previous: null,
    results: [],
  });
});

describe("a limit", () => {
  test("[DF02] is 600 reads a minute, told in headers, and can be switched off", async () => {
    const own = await newDiditCustomer(server);
    const path = `/v3/session/${randomUUID()}/decision/`;
    const first = await own.get(path);
    expect([first.headers.get("x-ratelimit-limit"), first.headers.get("x-ratelimit-remaining")]).toEqual([
      "600",
      "599",
    ]);
    for (let sent = 0; sent < 599; sent += 50)
      await Promise.all(Array.from({ length: Math.min(50, 599 - sent) }, () => own.get(path)));
    const over = await own.get(path);
    expect([over.status, over.json]).toEqual([429, { detail: expect.stringContaining("600") }]);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await own.create()).status).toBe(201);
    const settings = { rateLimits: false };
    const free = await newDiditCustomer(server, { settings });
    expect((await free.get(path)).headers.get("x-ratelimit-limit")).toBeNull();
  });
});

test("[DA06] the health check needs no key", async () => {
  const answer = await fetch(`${server.url}/system/healthcheck`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    expect.objectContaining({ status: "ok", timestamp: expect.any(String) }),
  ]);
});
