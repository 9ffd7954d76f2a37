import { createRequire } from "node:module";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { SessionId } from "#core/session/session.ts";
import { startTestServer, type TestServer } from "../../support/server.ts";
import { newVeriffCustomer, publicUrl, type VeriffCustomer } from "../../support/veriff-customer.ts";

const require = createRequire(import.meta.url);
const { JSDOM } = require("jsdom");
let server: TestServer;
let customer: VeriffCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server, { settings: { externalReferenceLimit: 1000 } });
});
afterAll(() => server[Symbol.asyncDispose]());

/** A customer's shop, whose page knows the key and nothing else. */
beforeEach(() => {
  const { window } = new JSDOM('<!doctype html><div id="veriff-root"></div>', {
    url: "https://shop.example/",
  });
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", window.document);
  vi.stubGlobal("XMLHttpRequest", window.XMLHttpRequest);
});
afterEach(() => {
  vi.unstubAllGlobals();
  delete require.cache[require.resolve("@veriff/js-sdk")];
});

type Told = readonly [failure: { status: number } | null, answer: ReturnType<typeof JSON.parse>];

/** Loads the vendor's SDK, fills in its form, presses its button, and hears what it says. */
async function verify(
  apiKey: string,
  params: object = {},
  fields: Record<string, string> = {},
): Promise<Told> {
  const { Veriff } = require("@veriff/js-sdk");
  return new Promise((resolve) => {
    const onSession = (failure: Told[0], answer: Told[1]) => resolve([failure, answer]);
    const sdk = Veriff({ host: server.url, apiKey, parentId: "veriff-root", onSession });
    sdk.setParams(params);
    sdk.mount({ submitBtnText: "Get verified" });
    const form = document.querySelector("#veriff-root form");
    for (const input of form?.querySelectorAll("input") ?? []) {
      input.value = fields[input.name] ?? input.value;
      // Browsers give a form its controls as properties, which the SDK relies on and jsdom leaves out.
      Object.assign(form ?? {}, { [input.name]: input });
    }
    form?.dispatchEvent(new window.Event("submit", { cancelable: true, bubbles: true }));
  });
}

test("[VJ02] [VJ04] [VJ07] a page without a backend gets a session that can be opened", async () => {
  const [failure, answer] = await verify(customer.account.apiKey, {
    person: { givenName: "Foo", lastName: "Bar" },
    vendorData: "7eb19312-79d6-11ec-90d6-0242ac120003",
  });
  expect(failure).toBeNull();
  const { id, url, host, status, sessionToken } = answer.verification;
  expect([host, status, url]).toEqual([publicUrl, "created", `${publicUrl}/v/${sessionToken}`]);
  const session = await server.ports.sessions.find(id as SessionId);
  expect(session?.expectedPerson).toEqual({ firstName: "Foo", lastName: "Bar" });
  expect(session?.externalReference).toBe("7eb19312-79d6-11ec-90d6-0242ac120003");
});

test("[VJ03] what the page does not know is asked in the form", async () => {
  const fields = { givenName: "Given", lastName: "Family", vendorData: "asked" };
  const [failure, answer] = await verify(customer.account.apiKey, {}, fields);
  expect(failure).toBeNull();
  const session = await server.ports.sessions.find(answer.verification.id as SessionId);
  expect(session?.expectedPerson).toEqual({ firstName: "Given", lastName: "Family" });
});

test("a callback of the page is checked as any other", async () => {
  const [failure] = await verify(customer.account.apiKey, {
    callback: "http://shop.example/end",
    person: { givenName: "A", lastName: "B" },
  });
  expect(failure?.status).toBe(400);
});

test("the page hears that its key is not known, in spite of its other origin", async () => {
  const [failure, answer] = await verify(crypto.randomUUID(), { person: { givenName: "A", lastName: "B" } });
  expect([failure?.status, answer]).toEqual([401, null]);
});
