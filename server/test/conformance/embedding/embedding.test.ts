import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import sharp from "sharp";
import { plainBranding } from "#core/capture/branding.ts";
import { changeBranding } from "#core/capture/change-branding.ts";
import { decideSession } from "#core/decision/decide-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { buildPages } from "../../../../tools/pages/build-pages.ts";
import { buildWebSdk } from "../../../../tools/pages/build-web-sdk.ts";
import { openBrowser, phone } from "../../support/browser.ts";
import { CaptureClient } from "../../support/capture-client.ts";
import { newDiditCustomer } from "../../support/didit-customer.ts";
import { type ForeignSite, startForeignSite } from "../../support/foreign-site.ts";
import { startTestServer, type TestServer } from "../../support/server.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../../support/veriff-customer.ts";

let server: TestServer;
let customer: VeriffCustomer;
let browser: Browser;
let site: ForeignSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const [pages] = await Promise.all([buildPages(), buildWebSdk()]);
  server = await startTestServer({ pagesFolder: pages.dir });
  customer = await newVeriffCustomer(server);
  site = await startForeignSite(
    [
      "default-src 'none'",
      `script-src 'self' 'unsafe-inline' ${server.url}`,
      `connect-src ${server.url}`,
      `frame-src ${server.url}`,
      "style-src 'self'",
    ].join("; "),
  );
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});
/** A new browser window: a phone's, or a computer's whose page hands over to a phone. */
async function openOn(device: "phone" | "computer"): Promise<void> {
  const kind = device === "phone" ? { ...phone, userAgent: phoneAgent } : { userAgent: computerAgent };
  context = await browser.newContext({ ...kind, permissions: ["camera"], locale: "en-GB" });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
}
beforeEach(() => openOn("phone"));
afterEach(() => context.close());

const phoneAgent =
  "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36";
const computerAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** A new session's page on the server that really listens. */
async function newSession(): Promise<{ readonly url: string; readonly client: CaptureClient }> {
  const { verification } = (await customer.client.create()).json;
  const token: string = verification.sessionToken;
  return { url: `${server.url}/v/${token}`, client: new CaptureClient(server.url, token) };
}

/** Opens the site with a script of the vendor's and one of the site's own, which notes what it hears in `heard`. */
async function visit(sdk: string, code: string): Promise<void> {
  const body = `<div id="veriff-root"></div><div id="box"></div>`;
  site.show(`<!doctype html><title>Shop</title>${body}<script src="${sdk}"></script>
    <script>window.heard = []; ${code}</script>`);
  await page.goto(site.url);
}

const heard = () => page.evaluate<unknown[]>("window.heard");

async function expectHeard(...events: readonly unknown[]): Promise<void> {
  await expect.poll(heard, { timeout: 20_000 }).toEqual(events);
}

/** Whether somebody else's beginning is told too is for each page to choose. */
async function expectHeardLast(...events: readonly unknown[]): Promise<void> {
  const last = async () => (await heard()).slice(-events.length);
  await expect.poll(last, { timeout: 20_000 }).toEqual(events);
}

/** The first thing to do on the page in the frame. */
async function agree(frame: FrameLocator): Promise<void> {
  await frame.getByRole("button", { name: "Agree and continue" }).click();
}

/** What the person does on the phone to which the page in the frame handed over; the page sees the end of it. */
async function finishOnPhone(frame: Pick<FrameLocator, "getByRole">, client: CaptureClient): Promise<void> {
  await frame.getByRole("heading", { name: "Continue on your phone" }).waitFor();
  await client.begin();
  await client.uploadWhole("document-front", await picture());
  await client.uploadWhole("selfie", await picture());
  const { sessionId } = await client.expect("POST", "/submit");
  // A test integration waits for a person; the page waits with it.
  await decideSession(server.ports, sessionId as SessionId, { status: "approved" });
}

async function leave(frame: FrameLocator): Promise<void> {
  await frame.getByRole("button", { name: "Close" }).click();
  await frame.getByRole("button", { name: "Leave" }).click();
}

describe("@veriff/incontext-sdk 2.5.0", () => {
  const open = (url: string) =>
    visit(
      "/sdk/incontext.js",
      `window.frame = veriffSDK.createVeriffFrame({ url: "${url}", onEvent: (event) => heard.push(event) });`,
    );
  const frame = () => page.frameLocator("#veriffFrame");

  test("[VK01] [VK03] hears that everything was handed in and that the person is done, and closes the frame", async () => {
    await openOn("computer");
    const { url, client } = await newSession();
    await open(url);
    await finishOnPhone(frame(), client);
    await expectHeardLast("SUBMITTED", "FINISHED");
    await page.locator("#veriffFrame").waitFor({ state: "detached" });
  }, 60_000);

  test("[VK02] hears that the person began and left, and the session stays open at its address", async () => {
    const { url, client } = await newSession();
    await open(url);
    await agree(frame());
    await leave(frame());
    await expectHeard("STARTED", "CANCELED");
    await page.locator("#veriffFrame").waitFor({ state: "detached" });
    await expect.poll(async () => (await client.session()).state, { timeout: 10_000 }).toBe("open");
  }, 60_000);
});

describe("@didit-protocol/sdk-web 0.4.0", () => {
  const open = (url: string) =>
    visit(
      "/sdk/didit.js",
      `const { DiditSdk } = DiditSDK;
       DiditSdk.shared.onComplete = ({ type, session }) => heard.push([type, session?.sessionId]);
       DiditSdk.shared.startVerification({ url: "${url}", configuration: { showExitConfirmation: false } });`,
    );
  const frame = () => page.frameLocator("iframe.didit-verification-iframe");

  test("[DD03] hears the end of a session in its frame, though another dialect made it", async () => {
    await openOn("computer");
    const { url, client } = await newSession();
    await open(url.replace("/v/", "/session/"));
    await finishOnPhone(frame(), client);
    await expectHeard(["completed", (await client.session()).sessionId]);
  }, 60_000);

  test("[DD03] hears that the person left", async () => {
    const { url, client } = await newSession();
    await open(url.replace("/v/", "/en/session/"));
    await agree(frame());
    await leave(frame());
    await expectHeard(["cancelled", (await client.session()).sessionId]);
  }, 60_000);
});

describe("@veriff/js-sdk 2.0.0", () => {
  test("[VJ02] [VJ03] [VJ04] asks for a name, and gets a session whose page opens", async () => {
    await visit(
      "/sdk/js-sdk.js",
      `Veriff({
         host: "${server.url}", apiKey: "${customer.account.apiKey}", parentId: "veriff-root",
         onSession: (failure, answer) => heard.push(failure, answer?.verification),
       }).mount();`,
    );
    await page.locator("#veriff-root input[name=givenName]").fill("Anna");
    await page.locator("#veriff-root input[name=lastName]").fill("Eriksson");
    await page.locator("#veriff-root input[name=vendorData]").fill("order 66");
    await page.locator("#veriff-root form [type=submit]").click();
    await expect
      .poll(heard, { timeout: 20_000 })
      .toMatchObject([null, { status: "created", sessionToken: expect.any(String) }]);
    const [, verification] = (await heard()) as [null, { id: string; sessionToken: string }];
    expect((await fetch(`${server.url}/v/${verification.sessionToken}`)).status).toBe(200);
    const session = await server.ports.sessions.find(verification.id as SessionId);
    expect(session?.expectedPerson).toMatchObject({ firstName: "Anna", lastName: "Eriksson" });
  });
});

describe("the page", () => {
  test("[DD04] sends a browser that came from a site back there, with the session's id and status", async () => {
    await openOn("computer");
    const shop = await newDiditCustomer(server);
    const callback = `${site.url}done`;
    const { session_id: id, session_token: token } = (await shop.create({ callback })).json;
    site.show("<!doctype html><title>Shop</title>");
    await page.goto(site.url);
    await page.evaluate(`location.assign("${server.url}/session/${token}")`);
    await finishOnPhone(page, new CaptureClient(server.url, token));
    await page.waitForURL(({ pathname }) => pathname === "/done");
    expect(page.url()).toBe(`${callback}?verificationSessionId=${id}&status=Approved`);
  }, 60_000);

  test("[VN12] wears the customer's colours, logo and words", async () => {
    const logo = await sharp({ create: { width: 120, height: 40, channels: 3, background: "#7a1f5c" } })
      .png()
      .toBuffer();
    const texts = { en: { "start.title": "Welcome to the shop" } };
    const branding = { ...plainBranding, name: "Shop", colours: { accent: "#7a1f5c" }, texts };
    const shop = await newVeriffCustomer(server);
    await changeBranding(server.ports, shop.integration.id, { branding, logo });
    const { verification } = (await shop.client.create()).json;
    await page.goto(`${server.url}/v/${verification.sessionToken}`);
    await page.getByRole("heading", { name: "Welcome to the shop" }).waitFor();
    await page.getByRole("img", { name: "Shop" }).waitFor();
    expect(
      await page.evaluate("document.images[0].decode().then(() => document.images[0].naturalWidth)"),
    ).toBe(120);
    const colour = "getComputedStyle(document.querySelector('.page-actions button')).backgroundColor";
    expect(await page.evaluate(colour)).toBe("rgb(122, 31, 92)");
    await expect(
      changeBranding(server.ports, shop.integration.id, { colours: { accent: "#ffe27a" } }),
    ).rejects.toThrow("contrast");
  });
});

describe("our own script", () => {
  const frame = () => page.frameLocator("#veriffFrame");

  test.each(["/sdk/web.js", "/sdk/js/veriff.min.js", "/incontext/js/v1/veriff.js"])(
    "[VJ01] [VK05] is at %s, for any site, and sets what pages expect",
    async (path) => {
      await visit(server.url + path, "heard.push(typeof Veriff, typeof veriffSDK.createVeriffFrame)");
      await expectHeard("function", "function");
    },
  );

  test("[VJ05] [VJ06] [VJ07] asks for what is not known, in the site's words, and opens the page that it gets", async () => {
    await visit(
      `${server.url}/sdk/web.js`,
      `const form = Veriff({
         apiKey: "${customer.account.apiKey}", parentId: "veriff-root",
         onSession: (failure, { verification }) => {
           const url = new URL(new URL(verification.url).pathname, "${server.url}");
           veriffSDK.createVeriffFrame({ url, lang: "de", onEvent: (event) => heard.push(event) });
         },
       });
       form.setParams({ person: { givenName: "Anna" } });
       form.mount({ formLabel: { lastName: "Family name" }, submitBtnText: "Verify me", loadingText: "Wait" });`,
    );
    expect(await page.getByLabel("Given name").count()).toBe(0);
    await page.getByLabel("Family name").fill("Eriksson");
    await page.getByRole("button", { name: "Verify me" }).click();
    await frame().locator("html[lang=de]").waitFor({ state: "attached" });
    expect(await page.locator("#veriffFrame").getAttribute("allow")).toContain("camera");
  }, 60_000);

  const openFrame = (url: string) =>
    `window.frame = veriffSDK.createVeriffFrame({ url: "${url}", onEvent: (event) => heard.push(event) });`;

  test("[VK01] [VK02] hears that the person began and left in its frame, and nothing from any other", async () => {
    const { url } = await newSession();
    await visit(`${server.url}/sdk/web.js`, `${openFrame(url)} window.postMessage("VERIFF_FINISHED", "*");`);
    await agree(frame());
    await leave(frame());
    await expectHeard("STARTED", "CANCELED");
    await page.locator("#veriffFrame").waitFor({ state: "detached" });
  }, 60_000);

  test("[VK03] hears that everything was handed in and that the person is done", async () => {
    await openOn("computer");
    const { url, client } = await newSession();
    await visit(`${server.url}/sdk/web.js`, openFrame(url));
    await finishOnPhone(frame(), client);
    await expectHeardLast("SUBMITTED", "FINISHED");
    await page.locator("#veriffFrame").waitFor({ state: "detached" });
  }, 60_000);

  test("[VK04] closes at once when the site says so, without an event, and can be left before the page speaks", async () => {
    const { url } = await newSession();
    await visit(`${server.url}/sdk/web.js`, openFrame(url));
    await page.evaluate("frame.close()");
    expect(await page.locator("#veriffFrame").count()).toBe(0);
    expect(await heard()).toEqual([]);
    await page.evaluate(
      `veriffSDK.createVeriffFrame({ url: "${server.url}/sdk/web.js", onEvent: (event) => heard.push(event) })`,
    );
    await page.getByRole("button", { name: "Close" }).click();
    await expectHeard("CANCELED");
  });
});
