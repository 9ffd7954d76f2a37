import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer } from "../support/server.ts";
import { bodyOf, callYoti, newYotiCustomer, portrait } from "../support/yoti-customer.ts";

// Each starts a server and loads its nets.
const patience = { timeout: 120_000 };
let folder: string;
let broken: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-broken-"));
  broken = join(folder, "broken.onnx");
  await writeFile(broken, "no net");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  "[AC42] a net that tells nothing is a prediction that failed, and the others go on",
  patience,
  async () => {
    await using server = await startTestServer({ config: { models: { "age-xception": broken } } });
    const customer = await newYotiCustomer(server);
    const body = await bodyOf(portrait());
    const failed = await callYoti(server, customer, { endpoint: "/age", body });
    expect([failed.status, failed.json.code]).toEqual([500, "FAIL_PREDICTION"]);
    expect((await callYoti(server, customer, { endpoint: "/antispoofing", body })).status).toBe(200);
  },
);

test(
  "[AB03] without the texture net nothing can be determined, and the age is still told",
  patience,
  async () => {
    await using server = await startTestServer({ config: { hasLivenessTexture: false } });
    const customer = await newYotiCustomer(server);
    const body = await bodyOf(portrait());
    const { status, json } = await callYoti(server, customer, { endpoint: "/age-antispoofing", body });
    expect([status, json.antispoofing]).toEqual([200, { prediction: "undetermined" }]);
    expect(json.age.age).toBeGreaterThan(10);
  },
);

test("[AC43] any other fault of our own tells nothing of itself", patience, async () => {
  await using server = await startTestServer({ config: { models: { "blazeface-back": broken } } });
  const customer = await newYotiCustomer(server);
  const answer = await callYoti(server, customer, { body: await bodyOf(portrait()) });
  expect([answer.status, answer.json]).toEqual([
    500,
    { code: "UNSPECIFIED_ERROR", message: "An internal server error occurred." },
  ]);
  expect(server.log.join("\n")).toContain("a face could not be examined");
});
