import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPages } from "../../../tools/pages/build-pages.ts";
import { openBrowser, phone } from "../support/browser.ts";
import { writeClip } from "../support/camera-clip.ts";
import { beginWithPassport, openLink, photograph, see } from "../support/hosted-page.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, type VeriffCustomer } from "../support/veriff-customer.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: VeriffCustomer;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-clip-"));
  const [pages, camera] = await Promise.all([
    buildPages(),
    writeClip(join(folder, "clip.mjpeg"), ["passport", "face"]),
  ]);
  server = await startTestServer({ pagesFolder: pages.dir });
  listener = await new WebhookListener().start();
  const webhooks = { decisionWebhookUrl: listener.url, eventWebhookUrl: listener.url };
  customer = await newVeriffCustomer(server, { environment: "live", ...webhooks });
  browser = await openBrowser({ camera });
});
afterAll(async () => {
  await browser?.close();
  await server[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const userAgent =
  "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36";

/** A person's phone. */
function newPhone() {
  return browser.newContext({ ...phone, userAgent, locale: "en-GB", permissions: ["camera"] });
}

/** The decision that the customer is told. */
async function decisionOf(sessionId: string) {
  const { json } = await listener.find(({ json: body }) => body?.verification?.id === sessionId, 60_000);
  return json.verification;
}

describe("a person with a phone", () => {
  test("is led from the link to the result, and the customer is told", async () => {
    const context = await newPhone();
    const { page, sessionId } = await openLink({ context, customer, origin: server.url });
    await see(page, "Show us who you are");
    await beginWithPassport(page);
    await photograph(page);
    await see(page, "Take a selfie");
    await photograph(page);
    expect(await decisionOf(sessionId)).toMatchObject({ status: "approved", code: 9001 });
    await see(page, "You are verified");
    await context.close();
  }, 120_000);
});
