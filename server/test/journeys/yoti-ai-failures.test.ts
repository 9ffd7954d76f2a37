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
  "[AC42] [AB03] a net that fails is told as such, one that is off as undetermined",
  patience,
  async () => {
    const config = { models: { "age-xception": broken }, hasLivenessTexture: false };
    await using server = await startTestServer({ config });
    const customer = await newYotiCustomer(server);
    const body = await bodyOf(portrait());
    for (const endpoint of ["/age", "/age-antispoofing"]) {
      const failed = await callYoti(server, customer, { endpoint, body });
      expect([failed.status, failed.json.code]).toEqual([500, "FAIL_PREDICTION"]);
    }
    const told = await callYoti(server, customer, { endpoint: "/antispoofing", body });
    expect([told.status, told.json]).toEqual([200, { prediction: "undetermined" }]);
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
