import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCases } from "#cli/demo/demo-case.ts";
import { type DemoPictures, makePictures } from "#cli/demo/demo-pictures.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { picture } from "../support/veriff-customer.ts";
import { asJpeg, portrait } from "../support/yoti-customer.ts";

let server: TestServer;
let customer: DiditCustomer;
let good: DemoPictures;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newDiditCustomer(server);
  const story = demoCases["good"];
  if (!story) throw new Error("no such case");
  good = await makePictures(story, new Date().toISOString().slice(0, 10));
});
afterAll(() => server[Symbol.asyncDispose]());

function ask(
  path: string,
  files: Readonly<Record<string, Uint8Array>>,
  texts: Readonly<Record<string, string>> = {},
) {
  const body = new FormData();
  for (const [name, bytes] of Object.entries(files))
    body.append(name, new Blob([new Uint8Array(bytes)]), `${name}.jpg`);
  for (const [name, text] of Object.entries(texts)) body.append(name, text);
  return customer.send("POST", path, { body });
}

describe("a question about pictures without a session", { timeout: 60_000 }, () => {
  test("reads a document and tells whether it is sound", async () => {
    const echo = { vendor_data: "user-1", metadata: '{"a":1}' };
    const { status, json } = await ask("/v3/id-verification/", { front_image: good.document }, echo);
    expect(status).toBe(200);
    expect(json).toMatchObject({ vendor_data: "user-1", metadata: { a: 1 }, request_id: expect.any(String) });
    expect(json.id_verification).toMatchObject({
      ...{ status: "Approved", document_type: "Passport", last_name: "ERIKSSON", warnings: [] },
    });
    const young = await ask("/v3/id-verification/", { front_image: good.document }, { minimum_age: "120" });
    expect(young.json.id_verification.warnings).toEqual([
      expect.objectContaining({ risk: "MINIMUM_AGE_NOT_MET" }),
    ]);
  });

  test("compares two faces by the caller's own threshold", async () => {
    const [user_image, ref_image] = [
      await asJpeg(portrait()),
      await asJpeg(portrait().modulate({ brightness: 1.2 })),
    ];
    const same = (await ask("/v3/face-match/", { user_image, ref_image })).json.face_match;
    expect([same.status, same.warnings, same.user_image.entities.length]).toEqual(["Approved", [], 1]);
    const stranger = { user_image, ref_image: await asJpeg(portrait("audrey.jpg")) };
    const other = (await ask("/v3/face-match/", stranger)).json.face_match;
    expect([other.status, other.warnings[0].risk]).toEqual(["Declined", "LOW_FACE_MATCH_SIMILARITY"]);
    const strict = { face_match_score_decline_threshold: "100" };
    const refused = (await ask("/v3/face-match/", { user_image, ref_image }, strict)).json.face_match;
    expect([refused.status, refused.score]).toEqual(["Declined", same.score]);
  });

  test("tells liveness and age, and that there is no face", async () => {
    const user_image = await asJpeg(portrait());
    const live = (await ask("/v3/passive-liveness/", { user_image })).json.liveness;
    expect(live).toMatchObject({ method: "PASSIVE", score: expect.any(Number) });
    const age = (
      await ask("/v3/age-estimation/", { user_image }, { age_estimation_decline_threshold: "100" })
    ).json.age_estimation;
    expect(age).toMatchObject({ status: "Declined", age_estimation: expect.any(Number) });
    expect(age.warnings.map((one: { risk: string }) => one.risk)).toContain("AGE_BELOW_MINIMUM");
    const nobody = (await ask("/v3/passive-liveness/", { user_image: await picture() })).json.liveness;
    expect([nobody.status, nobody.warnings[0].risk]).toEqual(["Declined", "NO_FACE_DETECTED"]);
  });

  test("is refused without its file, with one that is no picture or too large, and with a threshold that is none", async () => {
    const noPicture = new TextEncoder().encode("no picture");
    expect((await ask("/v3/face-match/", { user_image: noPicture })).json).toEqual({
      ref_image: [expect.any(String)],
    });
    expect((await ask("/v3/id-verification/", { front_image: noPicture })).json).toEqual({
      detail: expect.any(String),
    });
    const large = new Uint8Array(5 * 1024 * 1024 + 1);
    expect((await ask("/v3/poa/", { document: large })).json).toEqual({ document: [expect.any(String)] });
    const odd = await ask(
      "/v3/passive-liveness/",
      { user_image: noPicture },
      { face_liveness_score_decline_threshold: "x" },
    );
    expect(odd.json).toEqual({ face_liveness_score_decline_threshold: [expect.any(String)] });
    expect((await customer.send("POST", "/v3/poa/", { body: "{}" })).status).toBe(400);
  });
});
