import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateIntegration } from "#core/integration/manage-integration.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { isSigned } from "../support/veriff-client.ts";
import { newVeriffCustomer, publicUrl, type VeriffCustomer } from "../support/veriff-customer.ts";

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
let server: TestServer;
let customer: VeriffCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server);
});
afterAll(() => server[Symbol.asyncDispose]());

/** What the product keeps of a session made with this `verification`. */
async function stored(verification: object): Promise<Session | undefined> {
  return server.ports.sessions.find((await customer.client.createId(verification)) as SessionId);
}

/** Status, code and message of the refusal. */
async function refusal(verification: object): Promise<unknown> {
  const { status, json } = await customer.client.create(verification);
  return { status, ...json, apiStatus: json.status };
}

function told(code: string, message: string) {
  return { status: "fail", apiStatus: "fail", code, message };
}

describe("the address", () => {
  test("[VB01] [VB02] sessions are made below /v1, with and without a slash at the end", async () => {
    for (const path of ["/sessions", "/sessions/"]) {
      const answer = await customer.client.send("POST", path, { body: { verification: {} } });
      expect(answer.status).toBe(201);
    }
  });

  test("[VB03] [VC10] [VH09] a missing or unknown key is refused with 1101", async () => {
    for (const key of [undefined, "", "nobody", "0b7a4a4e-8b0c-4c0e-9a35-3a2f8f1d7c11"]) {
      const answer = await customer.client.create({}, { "x-auth-client": key });
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ status: "fail", code: "1101" });
    }
  });

  test("[VH04] who is not authorised is told so, and nothing signed", async () => {
    const answer = await customer.client.create({}, { "x-auth-client": "nobody" });
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ status: "fail", message: "Not Authorized." });
    expect(answer.headers.get("x-signature")).toBeNull();
  });

  test("a key that was switched off is refused", async () => {
    const other = await newVeriffCustomer(server);
    await updateIntegration(server.ports, other.integration.id, { isActive: false });
    const answer = await other.client.create();
    expect([answer.status, answer.json.code]).toEqual([401, "1804"]);
  });

  test("[VB04] the body is JSON by its content type, whatever its parameters", async () => {
    for (const type of ["application/json", "application/json; charset=utf-8", "Application/JSON"]) {
      expect((await customer.client.create({}, { "content-type": type })).status).toBe(201);
    }
    const answer = await customer.client.create();
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  });

  test("[VB05] a signature is not needed to make a session, but a wrong one is refused", async () => {
    expect((await customer.client.create({}, { "x-hmac-signature": undefined })).status).toBe(201);
    expect((await customer.client.create()).status).toBe(201);
    expect((await customer.oldClient.create()).status).toBe(201);
    const wrong = "0".repeat(64);
    expect((await customer.client.create({}, { "x-hmac-signature": wrong })).json.code).toBe("1819");
    expect((await customer.oldClient.create({}, { "x-signature": wrong })).json.code).toBe("1814");
    expect((await customer.oldClient.create({}, { "x-signature": "no hash" })).json.code).toBe("1812");
  });

  test("[VH05] [VF15] an address that is not there is not found", async () => {
    const answer = await customer.client.get("/nothing/0b7a4a4e-8b0c-4c0e-9a35-3a2f8f1d7c11");
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ status: "fail", message: "Not Found." });
  });
});

describe("what is asked for", () => {
  test("[VB06] [VH03] [VH10] without the wrapper something mandatory is missing", async () => {
    for (const body of ["", "{}", '{"verification":null}', '{"person":{}}']) {
      const answer = await customer.client.send("POST", "/sessions", { body });
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({
        status: "fail",
        code: "1102",
        message: "Mandatory parameters are missing from the request.",
      });
    }
  });

  test("[VB07] the callback is kept; without one the integration's own is", async () => {
    const other = await newVeriffCustomer(server, { callbackUrl: "https://customer.example/end" });
    expect((await stored({ callback: "https://veriff.me" }))?.callbackUrl).toBe("https://veriff.me");
    const id = await other.client.createId();
    expect((await server.ports.sessions.find(id as SessionId))?.callbackUrl).toBe(
      "https://customer.example/end",
    );
  });

  test("[VB08] [VB09] [VB10] names and personal number of the person are kept as they are written", async () => {
    const person = { firstName: "Tundmatu", lastName: "Toomas", idNumber: "123456789" };
    expect((await stored({ person }))?.expectedPerson).toEqual(person);
  });

  test("[VB11] the gender is M or F", async () => {
    expect((await stored({ person: { gender: "M" } }))?.expectedPerson).toEqual({ gender: "male" });
    expect((await stored({ person: { gender: "F" } }))?.expectedPerson).toEqual({ gender: "female" });
    expect(await refusal({ person: { gender: "unknown" } })).toMatchObject({ code: "1104" });
  });

  test("[VB12] [VH18] the date of birth must be a date that has been", async () => {
    const person = { dateOfBirth: "1984-02-29" };
    expect((await stored({ person }))?.expectedPerson).toEqual(person);
    for (const dateOfBirth of ["1985-02-29", "29.02.1984", "", 19840229, "2999-01-01"]) {
      const message = "Date of birth is not a valid date.";
      expect(await refusal({ person: { dateOfBirth } })).toMatchObject(told("2003", message));
    }
  });

  test("[VB13] [VH19] the document's number holds A to Z and 0 to 9 only", async () => {
    expect((await stored({ document: { number: "B01234567" } }))?.expectedDocument).toEqual({
      number: "B01234567",
    });
    for (const number of ["B-01", "b01", "Ä1", "B 1", ""]) {
      const message = "Document number may contain only characters and numbers A-Z, 0-9.";
      expect(await refusal({ document: { number } })).toMatchObject(told("2102", message));
    }
  });

  test("[VB14] [VH21] the document's country is an ISO 3166-1 alpha-2 code", async () => {
    expect((await stored({ document: { country: "EE" } }))?.expectedDocument).toEqual({ country: "EE" });
    for (const country of ["XX", "EST", "Estonia", ""]) {
      const message = "Document from provided country is not supported.";
      expect(await refusal({ document: { country } })).toMatchObject(told("2104", message));
    }
  });

  test.each([
    ["PASSPORT", "passport"],
    ["ID_CARD", "identity-card"],
    ["DRIVERS_LICENSE", "driving-licence"],
    ["DRIVERS_LICENCE", "driving-licence"],
    ["drivers_license", "driving-licence"],
    ["RESIDENCE_PERMIT", "residence-permit"],
  ])("[VB15] the document's type may be %s", async (type, expected) => {
    expect((await stored({ document: { type } }))?.expectedDocument).toEqual({ type: expected });
  });

  test("[VB15] [VH20] another document type is not supported", async () => {
    for (const type of ["LIBRARY_CARD", "", "passport "]) {
      expect(await refusal({ document: { type } })).toMatchObject(
        told("2103", "Document type is not supported."),
      );
    }
  });

  test("[VB17] [VH11] additional data is flat", async () => {
    const additionalData = { citizenship: "EE", placeOfResidence: "Tallinn", children: 2, isMarried: true };
    expect((await stored({ additionalData }))?.dialectData).toEqual({ additionalData });
    for (const wrong of [{ a: { b: 1 } }, { a: [1] }, [], "text"]) {
      const message = "Request includes invalid parameters.";
      expect(await refusal({ additionalData: wrong })).toMatchObject(told("1104", message));
    }
  });

  test("[VB18] [VH16] vendorData of 40 characters comes back unchanged, one more is too long", async () => {
    const vendorData = 'é\u{1f600}"\\/ &<>'.padEnd(41, "x");
    expect([...vendorData]).toHaveLength(40);
    const answer = await customer.client.create({ vendorData });
    expect(answer.json.verification.vendorData).toBe(vendorData);
    const message = "Vendor data cannot be more than 40 symbols.";
    expect(await refusal({ vendorData: `${vendorData}x` })).toMatchObject(told("1500", message));
  });

  test("the limit of vendorData can be raised to today's", async () => {
    const other = await newVeriffCustomer(server, { settings: { externalReferenceLimit: 1000 } });
    expect((await other.client.create({ vendorData: "x".repeat(1000) })).status).toBe(201);
    const answer = await other.client.create({ vendorData: "x".repeat(1001) });
    expect(answer.json).toMatchObject({
      code: "1500",
      message: "Vendor data cannot be more than 1000 symbols.",
    });
  });

  test("[VH17] vendorData is a string", async () => {
    for (const vendorData of [1, true, {}, ["a"]]) {
      expect(await refusal({ vendorData })).toMatchObject(told("1501", "Vendor data must be a string."));
    }
  });

  test("[VB19] the language is kept; without one the person's device chooses", async () => {
    expect((await stored({ lang: "et" }))?.language).toBe("et");
    expect((await stored({ lang: "es_MX" }))?.language).toBe("es-MX");
    expect((await stored({}))?.language).toBe("und");
    expect((await stored({ lang: "<script>" }))?.language).toBe("und");
  });

  test("[VB20] [VH14] the feature selfid is known, another one is not", async () => {
    expect((await customer.client.create({ features: ["selfid"] })).status).toBe(201);
    for (const features of [["video_call"], ["selfid", "x"], "selfid"]) {
      expect(await refusal({ features })).toMatchObject(
        told("1301", "Requested features are not supported."),
      );
    }
  });

  test("[VB21] [VB23] [VH13] a timestamp is an ISO 8601 date and time with its zone", async () => {
    const now = new Date();
    const inTallinn = new Date(now.getTime() + 2 * 3_600_000).toISOString().replace("Z", "+02:00");
    for (const timestamp of [now.toISOString(), inTallinn, undefined]) {
      expect((await customer.client.create({ timestamp })).status).toBe(201);
    }
    const message = "Timestamp format is incorrect. YYYY-MM-DDTHH:MM:S+Timezone Offset|Z or UTC.";
    for (const timestamp of [now.toUTCString(), String(now.getTime()), "2018-04-18", "", 1]) {
      expect(await refusal({ timestamp })).toMatchObject(told("1202", message));
    }
  });

  test("[VB22] [VH12] a timestamp is not older than an hour", async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    expect((await customer.client.create({ timestamp: ago(59) })).status).toBe(201);
    const message = "Invalid timestamp. Timestamp must not be older than one hour.";
    expect(await refusal({ timestamp: ago(61) })).toMatchObject(told("1201", message));
    expect(await refusal({ timestamp: "2016-05-19T08:30:25.597Z" })).toMatchObject(told("1201", message));
  });

  test("[VB24] [VH15] the callback is https", async () => {
    for (const callback of ["http://veriff.me", "veriff.me", "javascript:alert(1)", "", 1]) {
      expect(await refusal({ callback })).toMatchObject(told("1302", "Only HTTPS return URLs are allowed."));
    }
  });

  test.each(["Zoë-Ünlü O'Connor", "李\u{1f600}", "<b>'\"\\;--", "\u202eabc", "x".repeat(5000), "null", " "])(
    "[VB32] a person may be called %j",
    async (firstName) => {
      expect((await stored({ person: { firstName } }))?.expectedPerson).toEqual({ firstName });
    },
  );

  test("[VH08] a session's id may be chosen once", async () => {
    const id = crypto.randomUUID();
    expect((await customer.client.create({ id })).json.verification.id).toBe(id);
    const message = "Query ID must be unique, it has already been used.";
    expect(await refusal({ id })).toMatchObject(told("1003", message));
    const both = [crypto.randomUUID()].flatMap((same) => [same, same]);
    const answers = await Promise.all(both.map((same) => customer.client.create({ id: same })));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 400]);
  });

  test("what a client leaves out may be null", async () => {
    const nothing = {
      callback: null,
      person: null,
      document: null,
      vendorData: null,
      lang: null,
      timestamp: null,
    };
    expect((await customer.client.create(nothing)).status).toBe(201);
  });

  test.each(["{", "[]", "null", '"text"', '{"verification":[]}', "[".repeat(200_000)])(
    "%.20s is refused as invalid",
    async (body) => {
      const answer = await customer.client.send("POST", "/sessions", { body });
      expect([answer.status, answer.json.code]).toEqual([400, "1104"]);
    },
  );

  test("a body of more than a mebibyte is too large", async () => {
    const answer = await customer.client.create({ vendorData: "x".repeat(1024 * 1024) });
    expect(answer.status).toBe(413);
    expect(answer.json).toEqual({ status: "fail", message: "Payload Too Large." });
  });
});

describe("the answer", () => {
  test("[VB25] [VH02] [VB30] is 201 with all that clients of either time read", async () => {
    const answer = await customer.client.create({ vendorData: "11111111" });
    expect(answer.status).toBe(201);
    const { id, url, sessionToken } = answer.json.verification;
    expect(answer.json).toEqual({
      status: "success",
      verification: {
        id,
        url,
        vendorData: "11111111",
        host: publicUrl,
        baseUrl: publicUrl,
        status: "created",
        sessionToken,
      },
    });
  });

  test("[VB26] [VB27] [VB29] holds a UUID v4, and the address is base URL and token", async () => {
    const { id, url, sessionToken, baseUrl } = (await customer.client.create()).json.verification;
    expect(id).toMatch(uuidV4);
    expect(baseUrl).toBe(publicUrl);
    expect(url).toBe(`${baseUrl}/v/${sessionToken}`);
    expect((await fetch(url.replace(publicUrl, server.url))).status).toBe(200);
  });

  test("[VB28] holds a JWT that names the session and lasts seven days", async () => {
    const { id, sessionToken } = (await customer.client.create()).json.verification;
    const [header, claims] = sessionToken
      .split(".")
      .map((part: string) => Buffer.from(part, "base64url").toString());
    expect(JSON.parse(header)).toEqual({ alg: "HS256", typ: "JWT" });
    const { session_id, iat, exp } = JSON.parse(claims);
    expect(session_id).toBe(id);
    expect(exp - iat).toBe(604_800);
  });

  test("[VB31] [VC08] is signed, and names the customer's key", async () => {
    const { account } = customer;
    for (const answer of [await customer.client.create(), await customer.client.create({ vendorData: 1 })]) {
      expect(isSigned(answer.headers, answer.bytes, account.apiSecret)).toBe(true);
      expect(answer.headers.get("x-auth-client")).toBe(account.apiKey);
    }
  });

  test("[VB33] [VI12] is another session each time, also for the same customer's customer", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => customer.client.create({ vendorData: "same" })));
    const made = answers.map((answer) => answer.json.verification);
    expect(new Set(made.map((one) => one.id)).size).toBe(3);
    expect(made.map((one) => one.vendorData)).toEqual(["same", "same", "same"]);
  });
});

describe("browsers", () => {
  test("a page of any origin may ask, and read even a refusal", async () => {
    const { apiUrl, apiKey } = customer.account;
    const asked = "content-type,x-auth-client,x-origin,vrf-integration-id";
    const headers = { origin: "https://shop.example", "access-control-request-method": "POST" };
    const preflight = await fetch(`${apiUrl}/sessions`, {
      method: "OPTIONS",
      headers: { ...headers, "access-control-request-headers": asked },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    const allowed = preflight.headers.get("access-control-allow-headers")?.split(", ");
    expect(allowed).toEqual(expect.arrayContaining(asked.split(",")));
    for (const key of [apiKey, "nobody"]) {
      const body = JSON.stringify({ verification: {} });
      const answer = await fetch(`${apiUrl}/sessions`, {
        method: "POST",
        headers: { "x-auth-client": key },
        body,
      });
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.status).toBe(key === apiKey ? 201 : 401);
    }
  });
});
