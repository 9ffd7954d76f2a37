import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SessionId } from "#core/session/session.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { handIn } from "../support/didit-hand-in.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { picture } from "../support/veriff-customer.ts";

let server: TestServer;
let customer: DiditCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newDiditCustomer(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const add = (features: readonly string[], more: object = {}) =>
  customer.send("POST", "/v3/workflows/", {
    body: { features: features.map((feature) => ({ feature })), ...more },
  });

describe("a workflow", () => {
  test.each([
    ["DB02", "kyc", ["OCR", "LIVENESS", "FACE_MATCH"]],
    ["DB03", "adaptive_age_verification", ["AGE_ESTIMATION", "OCR"]],
    ["DB04", "biometric_authentication", ["LIVENESS", "FACE_MATCH"]],
    ["DB05", "address_verification", ["PROOF_OF_ADDRESS"]],
  ])("[%s] for %s is made of a list of features, and sessions run on it", async (_id, type, features) => {
    const made = await add(features, { workflow_label: type });
    expect([made.status, made.json.workflow_type, made.json.status]).toEqual([201, type, "published"]);
    expect(made.json.features.map(({ feature }: { feature: string }) => feature)).toEqual(features);
    const portrait_image = Buffer.from(await picture()).toString("base64");
    const session = await customer.create({ workflow_id: made.json.workflow_id, portrait_image });
    expect([session.status, session.json.workflow_version]).toEqual([201, 1]);
  });

  test("[DB06] [DB11] [DB12] may have steps that others have to answer; without them a person looks", async () => {
    const { workflow_id } = (await add(["OCR", "NFC", "AML", "DATABASE_VALIDATION"])).json;
    const own = (await customer.create({ workflow_id, sandbox_scenario: "decline_aml_hit" })).json;
    const decision = (await customer.get(`/v3/session/${own.session_id}/decision/`)).json;
    expect(decision.features).toEqual(["ID_VERIFICATION", "NFC", "AML", "DATABASE_VALIDATION"]);
    await handIn(server, customer.integration, own.session_id);
    await expect
      .poll(async () => (await customer.get(`/v3/session/${own.session_id}/decision/`)).json.status, {
        timeout: 20_000,
      })
      .toBe("Declined");
    const { aml_screenings, id_verifications } = (
      await customer.get(`/v3/session/${own.session_id}/decision/`)
    ).json;
    expect(id_verifications[0]).toMatchObject({
      node_id: "id_verification_1",
      status: "Approved",
      warnings: [],
    });
    expect(aml_screenings[0]).toMatchObject({
      ...{ node_id: "aml_screening_1", status: "Declined" },
      warnings: [
        expect.objectContaining({ feature: "AML", risk: "POSSIBLE_MATCH_FOUND", node_id: "aml_screening_1" }),
      ],
    });
  });

  test("[DB14] has versions: a session stays with the one that it began with", async () => {
    const first = (await add(["OCR"])).json;
    const path = `/v3/workflows/${first.uuid}/`;
    const before = (await customer.create({ workflow_id: first.uuid })).json;
    const features = [{ feature: "OCR" }, { feature: "LIVENESS" }];
    expect((await customer.send("PATCH", path, { body: { features } })).json.version).toBe(2);
    const after = (await customer.create({ workflow_id: first.uuid })).json;
    expect([before.workflow_version, after.workflow_version]).toEqual([1, 2]);
    const featuresOf = async (id: string) =>
      (await customer.get(`/v3/session/${id}/decision/`)).json.features;
    expect(await featuresOf(before.session_id)).toEqual(["ID_VERIFICATION"]);
    expect(await featuresOf(after.session_id)).toEqual(["ID_VERIFICATION", "LIVENESS"]);
  });

  test("[DB14] that is a draft takes no session until it is published", async () => {
    const { uuid, status } = (await add(["OCR"], { status: "draft" })).json;
    expect([status, (await customer.create({ workflow_id: uuid })).status]).toEqual(["draft", 400]);
    expect(
      (await customer.send("PATCH", `/v3/workflows/${uuid}/`, { body: { status: "published" } })).json
        .version,
    ).toBe(1);
    expect((await customer.create({ workflow_id: uuid })).status).toBe(201);
  });

  test("[DB15] [DC03] has a callback of its own, which a session's stands above", async () => {
    const { uuid } = (await add(["OCR"], { callback: "https://flow.example/done" })).json;
    expect((await customer.create({ workflow_id: uuid })).json.callback).toBe("https://flow.example/done");
    const own = await customer.create({ workflow_id: uuid, callback: "myapp://done?x=1" });
    const session = await server.ports.sessions.find(own.json.session_id as SessionId);
    expect(session && server.ports.returnUrl(session)).toBe(
      `myapp://done?x=1&verificationSessionId=${own.json.session_id}&status=Not%20Started`,
    );
  });

  test("[DB01] is listed, read, renamed, and no longer there when it is deleted", async () => {
    const own = await newDiditCustomer(server);
    const [listed] = (await own.get("/v3/workflows/")).json.results;
    expect(listed).toMatchObject({ workflow_id: own.workflowId, workflow_label: "KYC", is_archived: false });
    const path = `/v3/workflows/${own.workflowId}/`;
    expect((await own.send("PATCH", path, { body: { workflow_label: "Door" } })).json.workflow_label).toBe(
      "Door",
    );
    expect((await own.get(path)).json).toMatchObject({ workflow_label: "Door", version: 1 });
    expect((await own.send("DELETE", path)).status).toBe(204);
    expect([(await own.get(path)).status, (await own.create()).status]).toEqual([404, 400]);
    expect((await own.get("/v3/workflows/")).json.count).toBe(0);
    expect((await customer.get(path)).status).toBe(404);
  });

  test("is refused without features, with ones that are not offered, and with a hidden step first", async () => {
    for (const features of [[], ["KYB_REGISTRY"], ["SPELLING"], ["AML", "OCR"]])
      expect([features, (await add(features)).status]).toEqual([features, 400]);
    expect((await add(["OCR"], { session_expiration_time: 60 })).json).toEqual({
      session_expiration_time: [expect.any(String)],
    });
  });
});

describe("a portrait", () => {
  test("[DC11] is required by workflows that compare with one, and must be a picture of at most 2 MB", async () => {
    const { workflow_id } = (await add(["LIVENESS", "FACE_MATCH"])).json;
    const send = (portrait_image?: string) =>
      customer.create({ workflow_id, ...(portrait_image && { portrait_image }) });
    const tooLarge = Buffer.alloc(2 * 1024 * 1024 + 1).toString("base64");
    for (const wrong of [undefined, "?", Buffer.from("no picture").toString("base64"), tooLarge])
      expect((await send(wrong)).json).toEqual({ portrait_image: [expect.any(String)] });
    const good = await send(`data:image/jpeg;base64,${Buffer.from(await picture()).toString("base64")}`);
    expect([good.status, good.json.status]).toEqual([201, "Not Started"]);
    const media = await server.ports.media.listBySession(good.json.session_id as SessionId);
    expect(media.map(({ role }) => role)).toEqual(["portrait"]);
  });
});

describe("the sandbox", () => {
  test.each([
    ["DB07", "decline_liveness_attack", "liveness_checks", "LIVENESS_FACE_ATTACK"],
    ["DB08", "decline_face_match_low_similarity", "face_matches", "LOW_FACE_MATCH_SIMILARITY"],
    ["DB12", "decline_database_no_match", "database_validations", "NAME_MISMATCH_WITH_PROVIDED"],
    ["DB13", "decline_ip_blocklist", "ip_analyses", "ID_DOCUMENT_IN_BLOCKLIST"],
    ["DG05", "decline_document_expired", "id_verifications", "DOCUMENT_EXPIRED"],
    ["DG03", "review_face_match_borderline", "face_matches", "LOW_FACE_MATCH_SIMILARITY"],
  ])("[%s] plays %s, and tells it in %s", async (_id, sandbox_scenario, list, risk) => {
    const { workflow_id } = (
      await add(["OCR", "LIVENESS", "FACE_MATCH", "DATABASE_VALIDATION", "IP_ANALYSIS"])
    ).json;
    const { session_id: id } = (await customer.create({ workflow_id, sandbox_scenario })).json;
    await handIn(server, customer.integration, id);
    const status = sandbox_scenario.startsWith("review") ? "In Review" : "Declined";
    const read = async () => (await customer.get(`/v3/session/${id}/decision/`)).json;
    await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe(status);
    const [entry] = (await read())[list];
    expect([entry.status, entry.warnings.map((one: { risk: string }) => one.risk)]).toEqual([status, [risk]]);
  });

  test("[DC12] plays a scenario that a session names, and live applications have none", async () => {
    expect((await customer.create({ sandbox_scenario: "rain" })).json).toEqual({
      sandbox_scenario: [expect.any(String)],
    });
    const live = await newDiditCustomer(server, { environment: "live" });
    expect((await live.create({ sandbox_scenario: "approve" })).status).toBe(400);
    const { session_id: id } = (await customer.create({ sandbox_scenario: "approve" })).json;
    await handIn(server, customer.integration, id);
    await expect
      .poll(async () => (await customer.get(`/v3/session/${id}/decision/`)).json.status, { timeout: 20_000 })
      .toBe("Approved");
  });
});

describe("what a workflow and its steps are told", () => {
  test("a session ends when its workflow says", async () => {
    const { uuid } = (await add(["OCR"], { session_expiration_time: 3600 })).json;
    const { session_id: id } = (await customer.create({ workflow_id: uuid })).json;
    const { created_at, expires_at } = (await customer.get(`/v3/session/${id}/decision/`)).json;
    expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(3_600_000);
  });

  test("chosen steps are done again, and steps that there are not are refused", async () => {
    const { session_id: id } = (await customer.create({ sandbox_scenario: "approve" })).json;
    await handIn(server, customer.integration, id);
    const read = async () => (await customer.get(`/v3/session/${id}/decision/`)).json;
    await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe("Approved");
    const again = (node_id: string) =>
      customer.send("PATCH", `/v3/session/${id}/update-status/`, {
        body: { new_status: "Resubmitted", nodes_to_resubmit: [{ node_id, feature: "LIVENESS" }] },
      });
    expect((await again("liveness_9")).json).toEqual({ nodes_to_resubmit: [expect.any(String)] });
    expect((await again("liveness_1")).status).toBe(200);
    const told = async () =>
      (await customer.get("/v3/webhook/events/?limit=500")).json.events.find(
        (one: { session_id: string; event: string }) =>
          one.session_id === id && one.event.includes("resubmission"),
      )?.webhook.resubmit_info.nodes_to_resubmit;
    await expect.poll(told).toEqual([{ node_id: "liveness_1", feature: "LIVENESS" }]);
    expect(await read()).toMatchObject({ status: "Resubmitted" });
  });

  test("a scenario may be given later by the session's token, until the session is begun", async () => {
    const { session_id: id, session_token } = (await customer.create()).json;
    const arm = (scenario: string, token: string) =>
      customer.send("POST", `/v3/session/${id}/sandbox/arm/`, {
        body: { scenario },
        headers: { "x-api-key": undefined, "session-token": token },
      });
    const armed = await arm("decline_liveness_attack", session_token);
    expect(armed.json).toEqual({
      session_id: id,
      scenario: "decline_liveness_attack",
      status: "Not Started",
    });
    expect([
      (await arm("approve", "A".repeat(12))).status,
      (await arm("rain", session_token)).status,
    ]).toEqual([404, 400]);
    await handIn(server, customer.integration, id);
    expect((await arm("approve", session_token)).status).toBe(400);
  });
});

test("another customer's workflow is unknown", async () => {
  const other = await newDiditCustomer(server);
  expect((await customer.create({ workflow_id: other.workflowId })).status).toBe(400);
  expect((await customer.get(`/v3/workflows/${randomUUID()}/`)).status).toBe(404);
});
