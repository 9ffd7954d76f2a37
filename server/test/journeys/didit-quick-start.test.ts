import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { handIn } from "../support/didit-hand-in.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const examples = fileURLToPath(new URL("../../../examples/didit", import.meta.url));
const has = (command: string) => spawnSync(command, ["--version"]).status === 0;

let server: TestServer;
let customer: DiditCustomer;
const children: ChildProcess[] = [];

beforeAll(async () => {
  server = await startTestServer();
  customer = await newDiditCustomer(server);
});
afterAll(async () => {
  for (const child of children) child.kill();
  await server[Symbol.asyncDispose]();
});

test.runIf(has("curl"))(
  "[DA05] [DC17] [DF01] the quick start's calls work with host and key changed alone",
  async () => {
    const env = {
      BASE_URL: server.url,
      DIDIT_API_KEY: customer.apiKey,
      DIDIT_WORKFLOW_ID: customer.workflowId,
    };
    const child = spawn("sh", [`${examples}/quick-start.sh`], { env: { ...process.env, ...env } });
    const printed = await outputOf(child);
    const [session, decision] = printed
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(session).toMatchObject({ status: "Not Started", vendor_data: "user-123", workflow_version: 1 });
    expect(decision).toMatchObject({
      session_id: session.session_id,
      status: "Not Started",
      id_verifications: null,
    });
  },
);

test.each([
  ["Express", process.execPath, "receiver.mjs", true],
  ["Python's standard library", "python3", "receiver.py", has("python3")],
] as const)(
  "[DE16] [DE02] a receiver with %s verifies what a destination is told",
  async (_name, command, file, isHere) => {
    if (!isHere) return;
    const own = await newDiditCustomer(server);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/webhook`;
    const made = await own.send("POST", "/v3/webhook/destinations/", {
      body: { label: "example", url, webhook_version: "v3", subscribed_events: ["status.updated"] },
    });
    const env = { ...process.env, WEBHOOK_SECRET: made.json.secret_shared_key };
    const child = spawn(command, [`${examples}/${file}`, String(port)], { env });
    children.push(child);
    let out = "";
    // A line may come in pieces.
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => void (out += chunk));
    const lines = () => out.split("\n");
    await expect.poll(() => lines()[0], { timeout: 20_000 }).toBe(`listening on ${port}`);
    const { session_id: id } = (await own.create({ vendor_data: "user-9", sandbox_scenario: "approve" }))
      .json;
    await handIn(server, own.integration, id);
    await expect.poll(() => lines(), { timeout: 20_000 }).toContain(`${id} Approved user-9`);
    const forged = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(forged.status).toBe(401);
  },
);

async function outputOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let out = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => void (out += chunk));
  child.on("close", (code) => (code === 0 ? resolve(out) : reject(new Error(`ended with ${code}: ${out}`))));
  return promise;
}

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}
