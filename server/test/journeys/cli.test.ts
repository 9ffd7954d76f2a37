import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyTimestampToken } from "#adapters/timestamp/verify-timestamp-token.ts";
import { type CommandLine, openCommandLine, type RunningCommand } from "../support/command-line.ts";
import { VeriffClient } from "../support/veriff-client.ts";
import { picture } from "../support/veriff-customer.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const create = ["integration", "create", "--environment", "test", "--json", "--name"];
let cli: CommandLine;

beforeAll(async () => {
  cli = await openCommandLine();
});
afterAll(() => cli[Symbol.asyncDispose]());

describe("without a server", () => {
  test("a new integration prints one object with its credentials, and nothing else on standard output", async () => {
    const { exitCode, json } = await cli.run(...create, "shop", "--set", "retention-days=30");
    expect(exitCode).toBe(0);
    expect(json).toEqual({
      id: expect.stringMatching(uuid),
      environment: "test",
      didit: { apiKey: expect.stringMatching(/^[\w-]{43}$/), webhookSecret: expect.stringMatching(uuid) },
      veriff: { apiKey: expect.stringMatching(uuid), apiSecret: expect.stringMatching(uuid) },
      yoti: {
        sdkId: expect.stringMatching(uuid),
        privateKeyPem: expect.stringMatching(/^-----BEGIN RSA PRIVATE KEY-----\n/),
      },
    });
  });

  test("a master key that is not the one of the stored data is refused, unless the right one follows it", async () => {
    const other = randomBytes(32).toString("base64");
    const own = (await readFile(join(cli.home, "master.key"), "utf8")).trim();
    const wrong = cli.withVariables({ BONAFIDE_MASTER_KEY: other });
    for (const command of ["start", "integration list"]) {
      const { exitCode, out, err } = await wrong.run(...command.split(" "));
      expect([exitCode, out]).toEqual([1, ""]);
      expect(err).toContain("BONAFIDE_MASTER_KEY");
    }
    const rotated = cli.withVariables({ BONAFIDE_MASTER_KEY: `${other},${own}` });
    expect((await rotated.run("integration", "list", "--json")).json.integrations).toHaveLength(1);
  });

  test("all that is wrong with the configuration is told at once", async () => {
    const wrong = cli.withVariables({ PORT: "many", PUBLIC_URL: "nowhere" });
    const { exitCode, out, err } = await wrong.run("start");
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toMatch(/PORT[^]*PUBLIC_URL|PUBLIC_URL[^]*PORT/);
    expect(err).not.toContain("    at ");
  });
});

describe("with a server", () => {
  let server: RunningCommand;
  let integration: { id: string; veriff: { apiKey: string; apiSecret: string } };
  let client: VeriffClient;

  beforeAll(async () => {
    server = cli.start("start", "--json");
    expect(await server.firstJson()).toMatchObject({ publicUrl: cli.url });
    integration = (await cli.run(...create, "attached")).json;
    client = new VeriffClient({ apiUrl: `${cli.url}/v1`, ...integration.veriff });
  });

  /** A session that was handed in; test integrations do not decide it. */
  async function handIn(): Promise<string> {
    const id = await client.createId();
    for (const context of ["document-front", "face"])
      expect((await client.upload(id, context, await picture())).status).toBe(200);
    expect((await client.submit(id)).status).toBe(200);
    return id;
  }

  /** What is known of it once its evidence is stored. */
  async function showMeasured(id: string) {
    for (let waits = 0; waits < 60; waits++) {
      const { json } = await cli.run("session", "show", id, "--json");
      if (json.attempts[0].evidence) return json;
      await sleep(200);
    }
    throw new Error("the session was not measured");
  }

  test("the list shows what was made, and no secret", async () => {
    const made = await cli.run(...create, "listed", "--decision-webhook", "https://shop.example/hook");
    const { id, veriff } = made.json;
    const [asJson, asTable] = [
      await cli.run("integration", "list", "--json"),
      await cli.run("integration", "list"),
    ];
    expect(asJson.json.integrations.find((one: { id: string }) => one.id === id)).toMatchObject({
      ...{ name: "listed", environment: "test", isActive: true, keyIds: { veriff: veriff.apiKey } },
      decisionWebhookUrl: "https://shop.example/hook",
      settings: { "external-reference-limit": 40, "document-back-optional": true },
    });
    expect(asTable.out).toMatch(new RegExp(`${id} +listed +test +yes +https://shop.example/hook`));
    expect(asJson.out + asTable.out).not.toContain(veriff.apiSecret);
  });

  test("an update changes what is named and leaves the rest", async () => {
    const { json } = await cli.run(...create, "changed", "--event-webhook", "https://shop.example/events");
    const change = ["--set", "vendor-data-limit=1000", "--callback", "https://shop.example/done"];
    const first = await cli.run("integration", "update", json.id, "--json", ...change);
    expect(first.json).toMatchObject({
      ...{ name: "changed", isActive: true, callbackUrl: "https://shop.example/done" },
      eventWebhookUrl: "https://shop.example/events",
      settings: { "external-reference-limit": 1000, "retention-days": 0 },
    });
    const second = await cli.run(
      "integration",
      "update",
      json.id,
      "--json",
      "--no-event-webhook",
      "--deactivate",
    );
    expect(second.json).toMatchObject({
      ...{ isActive: false, eventWebhookUrl: null, callbackUrl: "https://shop.example/done" },
      settings: { "external-reference-limit": 1000 },
    });
  });

  test("an insecure address is taken by an integration that allows it, and by no other", async () => {
    const { json } = await cli.run(...create, "local", "--allow-insecure-webhooks");
    const url = ["--decision-webhook", "http://127.0.0.1:9/"];
    expect((await cli.run("integration", "update", json.id, ...url)).exitCode).toBe(0);
    const strict = await cli.run("integration", "update", json.id, "--no-allow-insecure-webhooks", ...url);
    expect([strict.exitCode, strict.out]).toEqual([2, ""]);
  });

  test("a rotated secret is another under the same key", async () => {
    const { json } = await cli.run(...create, "rotated");
    const { json: rotated } = await cli.run("integration", "rotate-secret", json.id, "--json");
    expect(rotated).toMatchObject({ id: json.id, veriff: { apiKey: json.veriff.apiKey } });
    expect(rotated.veriff.apiSecret).toMatch(uuid);
    expect(rotated.veriff.apiSecret).not.toBe(json.veriff.apiSecret);
  });

  test("what does not exist ends with 1, and the mend on standard error", async () => {
    const absent = crypto.randomUUID();
    const cases = [
      { argv: ["integration", "update"], told: "integration list" },
      { argv: ["integration", "rotate-secret"], told: "integration list" },
      { argv: ["session", "show"], told: "No session" },
      { argv: ["session", "replay"], told: "No session" },
      { argv: ["session", "delete"], told: "No session" },
      { argv: ["webhook", "list"], told: "No session" },
      { argv: ["webhook", "redeliver"], told: "webhook list" },
    ];
    for (const { argv, told } of cases) {
      const { exitCode, out, err } = await cli.run(...argv, absent, "--json");
      expect({ argv, exitCode, out }).toEqual({ argv, exitCode: 1, out: "" });
      expect(err).toContain(told);
    }
  });

  test("the address that it tells shows that it runs", async () => {
    const page = await fetch(cli.url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Bonafide is running")]);
  });

  test("commands attach to the database that it uses, and leave it running", async () => {
    expect((await client.create()).status).toBe(201);
    expect((await cli.run("integration", "update", integration.id, "--deactivate")).exitCode).toBe(0);
    expect((await client.create()).status).toBe(401);
    expect((await cli.run("integration", "update", integration.id, "--activate")).exitCode).toBe(0);
    expect((await client.create()).status).toBe(201);
  });

  test("a second server in the same home is refused, and says why", async () => {
    const taken = await cli.run("start");
    expect([taken.exitCode, taken.out]).toEqual([1, ""]);
    expect(taken.err).toContain("PORT");
    const second = await cli.withVariables({ PORT: "0" }).run("start");
    expect([second.exitCode, second.out]).toEqual([1, ""]);
    expect(second.err).toMatch(/in use|another/);
    expect((await client.create()).status).toBe(201);
  });

  test("a measured session shows its evidence and replays to the byte", async () => {
    const id = await handIn();
    const json = await showMeasured(id);
    expect(json).toMatchObject({ id, state: "submitted", decisions: [] });
    expect(json).not.toHaveProperty("wrappedKey");
    const checks = json.attempts[0].evidence.assessment.checks.map(({ check }: { check: string }) => check);
    expect(checks).toContain("face-match");
    const shown = await cli.run("session", "show", id);
    for (const check of checks) expect(shown.out).toContain(check);
    const replay = await cli.run("session", "replay", id, "--json");
    expect(replay.exitCode).toBe(0);
    expect(replay.json.replays).toMatchObject([{ isIdentical: true }]);
  });

  test("a forced decision is the one that the customer reads, and can be overridden", async () => {
    const id = await handIn();
    const decide = ["session", "decide", id, "--json", "--status"];
    const declined = await cli.run(
      ...decide,
      "declined",
      "--reason",
      "face-mismatch",
      "--comment",
      "two looked",
    );
    expect(declined.json).toMatchObject({ id, state: "declined", decision: { reasons: ["face-mismatch"] } });
    const answer = await client.get(`/sessions/${id}/decision`);
    expect(answer.json.verification).toMatchObject({ code: 9102, reasonCode: 103 });
    expect((await cli.run(...decide, "approved")).exitCode).toBe(1);
    expect((await cli.run(...decide, "approved", "--comment", "it is him")).json.state).toBe("approved");
    expect((await client.get(`/sessions/${id}/decision`)).json.verification.code).toBe(9001);
    const back = await cli.run(...decide, "in-review");
    expect([back.exitCode, back.err]).toEqual([1, expect.stringContaining("cannot become in-review")]);
  });

  test("the certificate that it prints vouches for the time stamp of an uploaded file", async () => {
    const id = await client.createId();
    const bytes = await picture();
    const { timestamp } = (await client.upload(id, "face", bytes)).json.image;
    const read = (await client.send("GET", `/timestamps/${timestamp.id}`)).json.timestamp;
    const { certificate } = (await cli.run("timestamp", "ca", "--json")).json;
    expect((await cli.run("timestamp", "ca")).out).toBe(certificate);
    const digest = createHash("sha256").update(bytes).digest();
    expect(read.dataHash).toEqual({ algorithm: "SHA-256", value: digest.toString("hex") });
    const token = Buffer.from(read.signature, "base64");
    const { at } = verifyTimestampToken(token, digest, certificate);
    expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000);
  });

  test("an outside authority's certificate is not made up", async () => {
    const outside = cli.withVariables({ BONAFIDE_TIMESTAMP_URL: "https://tsa.example" });
    const { exitCode, out, err } = await outside.run("timestamp", "ca");
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toContain("BONAFIDE_TIMESTAMP_URL");
  });

  test("what was told is listed and can be told again", async () => {
    const url = ["--allow-insecure-webhooks", "--decision-webhook", `${cli.url}/nowhere`];
    expect((await cli.run("integration", "update", integration.id, ...url)).exitCode).toBe(0);
    const id = await handIn();
    await cli.run("session", "decide", id, "--status", "approved");
    const told = async () => (await cli.run("webhook", "list", id, "--json")).json.webhooks[0];
    await expect.poll(async () => (await told()).attempts.length, { timeout: 10_000 }).toBe(1);
    const webhook = await told();
    expect(webhook).toMatchObject({ topic: "decision", state: "pending", attempts: [{ status: 404 }] });
    expect((await cli.run("webhook", "redeliver", webhook.id)).exitCode).toBe(0);
    await expect.poll(async () => (await told()).attempts.length, { timeout: 10_000 }).toBe(2);
  });

  test("a deleted session is gone for its customer", async () => {
    const id = await client.createId();
    expect((await cli.run("session", "delete", id, "--json")).json).toEqual({ id, state: "deleted" });
    expect((await client.get(`/sessions/${id}/decision`)).status).toBe(404);
    expect((await cli.run("session", "show", id, "--json")).json.state).toBe("deleted");
  });

  test("SIGTERM ends it with 0, and its database with it", async () => {
    server.child.kill("SIGTERM");
    const { exitCode, err } = await server.end();
    expect(exitCode).toBe(0);
    expect(err).toContain("Stopping");
    const demo = await cli.run("demo");
    expect([demo.exitCode, demo.err.includes("npm start")]).toEqual([1, true]);
  });
});
