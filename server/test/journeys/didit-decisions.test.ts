import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCases } from "#cli/demo/demo-case.ts";
import { type DemoPictures, makePictures } from "#cli/demo/demo-pictures.ts";
import { addMedia } from "#core/media/add-media.ts";
import type { MediaRole } from "#core/media/media.ts";
import type { SessionId } from "#core/session/session.ts";
import { submitSession } from "#core/session/submit-session.ts";
import { faultsOfWebhook } from "../support/didit-answer-shapes.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { VeriffClient } from "../support/veriff-client.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: DiditCustomer;
let good: DemoPictures;

beforeAll(async () => {
  server = await startTestServer();
  listener = await new WebhookListener().start();
  customer = await newDiditCustomer(server, { environment: "live", decisionWebhookUrl: listener.url });
  const story = demoCases["good"];
  if (!story) throw new Error("no such case");
  good = await makePictures(story, new Date().toISOString().slice(0, 10));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
});

async function upload(id: string, role: MediaRole, bytes: Uint8Array): Promise<void> {
  const { ports } = server;
  await addMedia(ports, customer.integration, id as SessionId, {
    ...{ kind: "image", role, bytes, ipAddress: undefined },
  });
}

describe("what was checked", { timeout: 120_000 }, () => {
  test("[DE06] [DE07] [DF05] is told step by step in plural lists, with links to pictures that end", async () => {
    const { session_id: id } = (await customer.create({ vendor_data: "erik" })).json;
    await upload(id, "document-front", good.document);
    if (good.selfie) await upload(id, "face", good.selfie);
    await submitSession(server.ports, customer.integration, id as SessionId);
    const { json } = await listener.find((one) => one.json?.session_id === id, 90_000);
    expect(faultsOfWebhook(json)).toEqual([]);
    expect(json.status).toBe("Approved");
    const { decision } = json;
    expect(decision.id_verifications).toEqual([
      expect.objectContaining({
        ...{ node_id: "id_verification_1", status: "Approved", document_type: "Passport" },
        ...{ first_name: "ERIK JOHAN", last_name: "ERIKSSON", gender: "M", warnings: [] },
      }),
    ]);
    expect(decision.liveness_checks[0]).toMatchObject({
      node_id: "liveness_1",
      method: "PASSIVE",
      status: "Approved",
    });
    expect(decision.face_matches[0]).toMatchObject({ node_id: "face_match_1", status: "Approved" });
    expect(decision.face_matches[0].score).toBeGreaterThan(60);
    expect(decision.nfc_verifications).toBeNull();
    const read = (await customer.get(`/v3/session/${id}/decision/`)).json;
    expect(Object.keys(read)).toEqual(expect.arrayContaining(Object.keys(decision)));
    const link = new URL(read.id_verifications[0].front_image);
    const picture = await fetch(server.url + link.pathname);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(good.document));
    const altered = link.pathname.replace(/\.\d+\./, ".9999999999.");
    expect((await fetch(server.url + altered)).status).toBe(404);
    const [listed] = (await customer.get("/v3/sessions/")).json.results;
    expect(listed).toMatchObject({
      full_name: "ERIK JOHAN ERIKSSON",
      document_type: "Passport",
      status: "Approved",
    });
  });

  test("[DF01] is told of a session that was made in another dialect of the same integration", async () => {
    const client = new VeriffClient(server.veriffAccount(customer.integration));
    const id = await client.createId({ vendorData: "made elsewhere" });
    await client.upload(id, "document-front", good.document);
    await client.submit(id);
    await expect
      .poll(async () => (await customer.get(`/v3/session/${id}/decision/`)).json.status, { timeout: 60_000 })
      .toBe("Resubmitted");
    const { json } = await customer.get(`/v3/session/${id}/decision/`);
    expect(json).toMatchObject({ vendor_data: "made elsewhere", workflow_id: null, metadata: null });
    expect(json.id_verifications[0].last_name).toBe("ERIKSSON");
    expect((await customer.get("/v3/sessions/?vendor_data=made elsewhere")).json.count).toBe(1);
  });
});
