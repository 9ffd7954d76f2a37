import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCases } from "#cli/demo/demo-case.ts";
import { type DemoPictures, makePictures } from "#cli/demo/demo-pictures.ts";
import type { SessionId } from "#core/session/session.ts";
import { buildPages } from "../../../tools/pages/build-pages.ts";
import { openBrowser, phone } from "../support/browser.ts";
import { writeClip } from "../support/camera-clip.ts";
import {
  beginWithPassport,
  chooseFile,
  makeLink,
  phoneUserAgent,
  photograph,
  press,
  see,
  visit,
} from "../support/hosted-page.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, type VeriffCustomer } from "../support/veriff-customer.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: VeriffCustomer;
let browser: Browser;
let folder: string;
let pictures: Record<"good" | "expired", DemoPictures>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-clip-"));
  const pages = await buildPages();
  const camera = await writeClip(join(folder, "clip.mjpeg"), ["passport", "face"]);
  pictures = { good: await picturesOf("good"), expired: await picturesOf("expired") };
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

async function picturesOf(name: string): Promise<DemoPictures> {
  const story = demoCases[name];
  if (!story) throw new Error(`the demo has no case ${name}`);
  return makePictures(story, new Date().toISOString().slice(0, 10));
}

/** A person's phone. */
function newPhone() {
  return browser.newContext({
    ...phone,
    userAgent: phoneUserAgent,
    locale: "en-GB",
    permissions: ["camera"],
  });
}

/** The decisions that the customer was told of a session, in their order. */
async function decisionOf(sessionId: string, status: string) {
  const { json } = await listener.find(
    ({ json: body }) => body?.verification?.id === sessionId && body.verification.status === status,
    60_000,
  );
  return json.verification;
}

describe("a person with a phone", () => {
  test("[VN01,VN06,VN09] is led from the link to the result by a camera that takes the pictures itself", async () => {
    await using context = await newPhone();
    const { url, sessionId } = await makeLink(customer, server.url);
    const page = await visit(context, url);
    await beginWithPassport(page);
    await photograph(page);
    await see(page, "Take a selfie");
    await photograph(page);
    expect(await decisionOf(sessionId, "approved")).toMatchObject({ code: 9001 });
    await see(page, "You are verified");
  }, 180_000);

  test("who sent a document that is out of date reads why, and is approved with a better one", async () => {
    await using context = await newPhone();
    const { url, sessionId } = await makeLink(customer, server.url);
    const page = await visit(context, url);
    await beginWithPassport(page);
    await chooseFile(page, pictures.expired.document);
    await see(page, "Take a selfie");
    await chooseFile(page, pictures.expired.selfie);
    expect(await decisionOf(sessionId, "resubmission_requested")).toMatchObject({ reasonCode: 207 });
    await see(page, "Please try once more");
    await page.getByText("Your document has expired. Please use one that is still valid.").waitFor();
    await press(page, "Continue");

    await chooseFile(page, pictures.good.document);
    await see(page, "Take a selfie");
    await chooseFile(page, pictures.good.selfie);
    expect(await decisionOf(sessionId, "approved")).toMatchObject({ code: 9001 });
    await see(page, "You are verified");
  }, 180_000);

  test("[VN11] who loses the network in the middle of an upload reads it, and goes on when it is back", async () => {
    await using context = await newPhone();
    const { url, sessionId } = await makeLink(customer, server.url);
    const page = await visit(context, url);
    await beginWithPassport(page);
    let isCut = false;
    let pieces = 0;
    await page.route("**/uploads/**", (route) => {
      pieces += 1;
      isCut ||= pieces === 2;
      return isCut ? route.abort("internetdisconnected") : route.continue();
    });
    await photograph(page);
    await page.getByText("No internet. Nothing is lost; we go on when you are back online.").waitFor();
    expect((await server.ports.media.listBySession(sessionId as SessionId)).length).toBe(0);
    await page.unrouteAll();
    await see(page, "Take a selfie");
    await chooseFile(page, pictures.good.selfie);
    expect(await decisionOf(sessionId, "approved")).toMatchObject({ code: 9001 });
  }, 180_000);

  test("[VN16] whose tab was killed finds everything as it was, and the picture goes on travelling", async () => {
    await using context = await newPhone();
    const { url, sessionId } = await makeLink(customer, server.url);
    const first = await visit(context, url);
    await beginWithPassport(first);
    await first.route("**/uploads/**", (route) => route.abort("internetdisconnected"));
    await chooseFile(first, pictures.good.document);
    await first.getByText("No internet.").waitFor();
    await first.close();
    const second = await visit(context, url);
    await see(second, "Take a selfie");
    await chooseFile(second, pictures.good.selfie);
    expect(await decisionOf(sessionId, "approved")).toMatchObject({ code: 9001 });
  }, 180_000);

  test("whose link has expired reads it, and the customer is told", async () => {
    await using context = await newPhone();
    const { url, sessionId } = await makeLink(customer, server.url);
    const session = await server.ports.sessions.find(sessionId as SessionId);
    if (!session) throw new Error("the session is not stored");
    await server.ports.sessions.save({ ...session, expiresAt: new Date(0) });
    const page = await visit(context, url);
    await see(page, "This link has expired");
    expect(await decisionOf(sessionId, "expired")).toMatchObject({ code: 9104 });
  }, 60_000);

  test("who refused the camera reads how to allow it, and goes on", async () => {
    await using context = await newPhone();
    // A browser without a window cannot ask anybody, so its answer is given here.
    await context.addInitScript(refuseCamera);
    const { url, sessionId } = await makeLink(customer, server.url);
    const page = await visit(context, url);
    await beginWithPassport(page);
    await press(page, "Take a photo");
    await see(page, "The camera is blocked");
    await page.getByText("Help code: CAM-1").waitFor();
    await page.evaluate("window.isAllowed = true");
    await press(page, "Try again");
    await see(page, "Is the photo good?");
    await press(page, "Use this photo");
    await see(page, "Take a selfie");
    await chooseFile(page, pictures.good.selfie);
    expect(await decisionOf(sessionId, "approved")).toMatchObject({ code: 9001 });
  }, 180_000);
});

/** Runs in the page before its own scripts: the camera is refused until `isAllowed`. */
const refuseCamera = `(() => {
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (wish) =>
    window.isAllowed ? ask(wish) : Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
})()`;

test("who begins on a computer goes on with a phone, and the computer follows", async () => {
  await using desk = await browser.newContext({ locale: "en-GB" });
  await using context = await newPhone();
  const { url, sessionId } = await makeLink(customer, server.url);
  const computer = await visit(desk, url);
  await see(computer, "Continue on your phone");
  await computer.getByRole("img", { name: "Code that opens this page on your phone" }).waitFor();
  const page = await visit(context, url);
  await see(page, "Show us who you are");
  await computer.getByText("Leave this page open. It shows how far you are.").waitFor();
  await beginWithPassport(page);
  await chooseFile(page, pictures.good.document);
  await see(page, "Take a selfie");
  await computer
    .getByRole("listitem")
    .filter({ hasText: "Take a selfie" })
    .and(computer.locator("[aria-current]"))
    .waitFor();
  await chooseFile(page, pictures.good.selfie);
  expect(await decisionOf(sessionId, "approved")).toMatchObject({ code: 9001 });
  await see(computer, "You are verified");
}, 180_000);
