import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandLine, openCommandLine } from "../support/command-line.ts";
import { callYoti } from "../support/yoti-customer.ts";

const create = ["integration", "create", "--environment", "live", "--json", "--name"];
// Each command is a process of its own.
const patience = { timeout: 120_000 };
const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const empty = { img: "" };
let cli: CommandLine;

beforeAll(async () => {
  cli = await openCommandLine();
  await cli.start("start", "--json").firstJson();
});
afterAll(() => cli[Symbol.asyncDispose]());

async function fileWith(name: string, text: string): Promise<string> {
  const path = join(cli.home, name);
  await writeFile(path, text);
  return path;
}

/** What a customer with this key is told. */
async function codeFor(sdkId: string, privateKeyPem: string, headers = {}): Promise<string> {
  return (await callYoti(cli, { sdkId, privateKeyPem }, { body: empty, headers })).json.code;
}

test(
  "[AD10] an integration's key pair is made with it, shown once, and can be replaced",
  patience,
  async () => {
    const { json } = await cli.run(...create, "pair");
    const { sdkId, privateKeyPem } = json.yoti;
    expect(await codeFor(sdkId, privateKeyPem)).toBe("IMAGE_NOT_PROVIDED");
    const { json: rotated } = await cli.run(
      ...["integration", "rotate-secret", json.id, "--dialect", "yoti", "--json"],
    );
    expect(rotated).toMatchObject({ id: json.id, yoti: { sdkId } });
    expect(await codeFor(sdkId, privateKeyPem)).toBe("INVALID_SIGNATURE");
    expect(await codeFor(sdkId, rotated.yoti.privateKeyPem)).toBe("IMAGE_NOT_PROVIDED");
  },
);

test("[AA04] a customer's own public key is taken, and nothing private is shown", patience, async () => {
  const publicKey = own.publicKey.export({ type: "spki", format: "pem" });
  const privateKeyPem = own.privateKey.export({ type: "pkcs8", format: "pem" });
  const file = await fileWith("public.pem", publicKey);
  const { json } = await cli.run(...create, "own", "--yoti-public-key", file);
  expect(json.yoti).toEqual({ sdkId: expect.any(String) });
  const { out } = await cli.run("integration", "list", "--json");
  expect(out).toContain(json.yoti.sdkId);
  expect(out).not.toMatch(/(PUBLIC|PRIVATE) KEY/);
  expect(await codeFor(json.yoti.sdkId, privateKeyPem)).toBe("IMAGE_NOT_PROVIDED");
});

test("a file without such a key is refused", patience, async () => {
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const files = [
    await fileWith("private.pem", own.privateKey.export({ type: "pkcs8", format: "pem" })),
    await fileWith("ec.pem", ec.publicKey.export({ type: "spki", format: "pem" })),
    await fileWith("text.pem", "no key"),
    join(cli.home, "absent.pem"),
  ];
  for (const file of files) {
    const { exitCode, out, err } = await cli.run(...create, "refused", "--yoti-public-key", file);
    expect([file, exitCode, out]).toEqual([file, 2, ""]);
    expect(err).toContain("--yoti-public-key");
  }
});

test("[AA07] what terminals were refused can be looked at", patience, async () => {
  const { json } = await cli.run(...create, "tills");
  const { sdkId, privateKeyPem } = json.yoti;
  const headers = { "terminal-id": "till-7", "session-id": "basket-1" };
  for (let times = 0; times < 2; times += 1) await codeFor(sdkId, privateKeyPem, headers);
  const listed = await cli.run("terminal", "list", json.id, "--json");
  expect(listed.json.terminals).toMatchObject([
    { terminalId: "till-7", code: "IMAGE_NOT_PROVIDED", count: 2, sessions: 1 },
  ]);
  const one = await cli.run("terminal", "list", json.id, "--terminal", "till-7");
  expect(one.out).toMatch(/\/age +IMAGE_NOT_PROVIDED +400 +basket-1/);
  expect((await cli.run("terminal", "list", json.id, "--terminal", "till-8")).out).toContain("Nothing");
});
