import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CheckReason } from "#core/check/reason.ts";
import { decideSession } from "#core/decision/decide-session.ts";
import { expireOverdue } from "#core/session/expire-overdue.ts";
import type { SessionId } from "#core/session/session.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, picture, publicUrl, type VeriffCustomer } from "../support/veriff-customer.ts";
import { conclude, storedSession, submitted } from "../support/veriff-decide.ts";

const weekMs = 7 * 24 * 3600 * 1000;
let server: TestServer;
let customer: VeriffCustomer;
let jpeg: Uint8Array;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server);
  jpeg = await picture();
});
afterAll(() => server[Symbol.asyncDispose]());

async function verificationOf(id: string, { client } = customer) {
  return (await client.get(`/sessions/${id}/decision`)).json.verification;
}

async function statusesOf(id: string, { client } = customer): Promise<string[]> {
  const { verifications } = (await client.get(`/sessions/${id}/attempts`)).json;
  return verifications.map((attempt: { status: string }) => attempt.status);
}

/** The page at the session's URL. */
async function pageOf(id: string): Promise<{ status: number; text: string }> {
  const { createdAt } = await storedSession(server, id);
  const token = server.ports.sessionTokens.issue(id as SessionId, createdAt);
  const answer = await fetch(`${server.url}/v/${token}`);
  return { status: answer.status, text: await answer.text() };
}

/** Neither picture nor hand-in is taken any more. */
async function expectClosed(id: string, { client } = customer): Promise<void> {
  expect((await client.upload(id, "face", jpeg)).status).toBe(409);
  expect((await client.submit(id)).json.code).toBe("1304");
}

/** A customer whose clock is a week ahead from now on. */
async function letAWeekPass({ integration }: VeriffCustomer, extraMs = 1000): Promise<void> {
  await server.ports.integrations.save({ ...integration, clockAheadMs: weekMs + extraMs });
  while ((await expireOverdue(server.ports)) > 0);
}

describe("reading what was found", () => {
  test("[VF01] [VF02] the person is told as it was read from the document", async () => {
    const id = await submitted(customer, { person: { firstName: "CLAIMED" } });
    const before = (await customer.client.get(`/sessions/${id}/person`)).json;
    const nothing = { firstName: null, lastName: null, idCode: null, dateOfBirth: null, gender: null };
    const places = { nationality: null, placeOfBirth: null, citizenships: [], pepSanctionMatches: [] };
    expect(before).toEqual({ status: "success", person: { id: before.person.id, ...nothing, ...places } });
    const named = {
      firstName: "SARAH",
      lastName: "MORGAN",
      idNumber: "48002020011",
      dateOfBirth: "1967-03-30",
    };
    await conclude(server, id, { person: { ...named, gender: "female", nationality: "EE" } });
    expect((await customer.client.get(`/sessions/${id}/person`)).json).toEqual({
      status: "success",
      person: {
        id: before.person.id,
        firstName: "SARAH",
        lastName: "MORGAN",
        idCode: "48002020011",
        dateOfBirth: "1967-03-30",
        gender: "F",
        nationality: "EE",
        placeOfBirth: null,
        citizenships: [{ kind: "Main", citizenship: "Estonia" }],
        pepSanctionMatches: [],
      },
    });
  });

  test("[VF06] attempts are listed with their statuses, the newest first", async () => {
    const id = await customer.client.createId();
    expect(await statusesOf(id)).toEqual(["created"]);
    await customer.client.upload(id, "face", jpeg);
    expect(await statusesOf(id)).toEqual(["started"]);
    await customer.client.submit(id);
    expect(await statusesOf(id)).toEqual(["submitted"]);
    await conclude(server, id, { outcome: "resubmission-requested", reasons: ["poor-quality"] });
    expect(await statusesOf(id)).toEqual(["created", "resubmission_requested"]);
    await customer.client.upload(id, "face", jpeg);
    await customer.client.submit(id);
    await conclude(server, id, {});
    expect(await statusesOf(id)).toEqual(["approved", "resubmission_requested"]);
  });

  test("[VF07] [VF14] [VH01] a decision is null until it is made, and 200 at any time", async () => {
    const id = await customer.client.createId();
    const read = () => customer.client.get(`/sessions/${id}/decision`);
    const none = { status: "success", verification: null, technicalData: { ip: null } };
    const [fresh, ip] = [await read(), "127.0.0.1"];
    expect([fresh.status, fresh.json]).toEqual([200, none]);
    await customer.client.upload(id, "face", jpeg);
    await customer.client.submit(id);
    expect((await read()).json).toEqual({ ...none, technicalData: { ip } });
    await decideSession(server.ports, id as SessionId, { status: "in-review" });
    expect((await read()).json).toEqual({ ...none, technicalData: { ip } });
    await conclude(server, id, {});
    expect((await read()).json).toMatchObject({ verification: { id, code: 9001 }, technicalData: { ip } });
  });

  test("[VF09] [VF10] [VF11] person and document are told in Veriff's words", async () => {
    const id = await submitted(customer);
    const person = {
      firstName: "SARAH",
      lastName: "MORGAN",
      dateOfBirth: "1967-03-30",
      nationality: "GB",
    } as const;
    const document = { type: "driving-licence", number: "MORGA753116SM9IJ", country: "GB" } as const;
    await conclude(server, id, {
      person: { ...person, gender: "male" },
      document: { ...document, validUntil: "2032-04-20" },
    });
    const verification = await verificationOf(id);
    expect(verification.person).toEqual({
      gender: "M",
      idNumber: null,
      lastName: "MORGAN",
      firstName: "SARAH",
      citizenship: "GB",
      dateOfBirth: "1967-03-30",
      nationality: "GB",
      yearOfBirth: "1967",
      pepSanctionMatch: null,
    });
    expect(verification.document).toEqual({
      type: "DRIVERS_LICENSE",
      number: "MORGA753116SM9IJ",
      country: "GB",
      validFrom: null,
      validUntil: "2032-04-20",
    });
    expect(verification.additionalVerifiedData).toEqual({});
  });

  test("[VF08] [VF12] [VF13] a decision has its reason, a person's comment, and its times", async () => {
    const id = await submitted(customer, { vendorData: "12345678" });
    const { createdAt, attemptId } = await storedSession(server, id);
    const comment = "Person refuses to take off hat.";
    await conclude(server, id, {
      outcome: "declined",
      reasons: ["face-mismatch"],
      comment,
      decidedBy: "person",
    });
    const verification = await verificationOf(id);
    const { decisionTime } = verification;
    expect(verification).toMatchObject({
      id,
      attemptId,
      status: "declined",
      code: 9102,
      reason: "Person showing the document does not appear to match document photo.",
      reasonCode: 103,
      comments: [{ type: "General Comment", comment, timestamp: decisionTime }],
      highRisk: null,
      vendorData: "12345678",
      acceptanceTime: createdAt.toISOString(),
    });
    expect(Date.parse(decisionTime)).toBeGreaterThanOrEqual(createdAt.getTime());
    expect(new Date(decisionTime).toISOString()).toBe(decisionTime);
  });
});

describe("how a session goes on", () => {
  test.each([
    ["approved", 9001, "approved"],
    ["declined", 9102, "declined"],
    ["resubmission-requested", 9103, "resubmission_requested"],
  ] as const)("[VG01] a session may be %s", async (outcome, code, status) => {
    const id = await submitted(customer);
    await conclude(server, id, { outcome, reasons: outcome === "approved" ? [] : ["poor-quality"] });
    expect(await verificationOf(id)).toMatchObject({ status, code });
    expect(await statusesOf(id)).toContain(status);
  });

  test("[VG02] [VG08] an approved session is closed, and its URL shows that nothing is to be done", async () => {
    const id = await submitted(customer);
    await conclude(server, id, {});
    expect(await verificationOf(id)).toMatchObject({
      status: "approved",
      code: 9001,
      reason: null,
      reasonCode: null,
    });
    const page = await pageOf(id);
    expect([page.status, page.text.includes("Nothing more to do")]).toEqual([200, true]);
    await expectClosed(id);
  });

  test("[VG03] [VG08] a declined session is closed; another try needs a new one", async () => {
    const id = await submitted(customer);
    await conclude(server, id, { outcome: "declined", reasons: ["document-tampered"] });
    expect(await verificationOf(id)).toMatchObject({ status: "declined", code: 9102 });
    expect((await pageOf(id)).status).toBe(410);
    await expectClosed(id);
    expect(await submitted(customer)).not.toBe(id);
  });

  test("[VG04] a resubmission keeps the URL open for a new attempt", async () => {
    const created = (await customer.client.create()).json.verification;
    await customer.client.upload(created.id, "face", jpeg);
    await customer.client.submit(created.id);
    await conclude(server, created.id, { outcome: "resubmission-requested", reasons: ["document-expired"] });
    expect(await verificationOf(created.id)).toMatchObject({ status: "resubmission_requested", code: 9103 });
    expect((await pageOf(created.id)).status).toBe(200);
    expect((await customer.client.upload(created.id, "document-front", jpeg)).status).toBe(200);
    const answer = await customer.client.submit(created.id);
    expect([answer.status, answer.json.verification.url]).toEqual([200, created.url]);
    const attempts = (await customer.client.get(`/sessions/${created.id}/attempts`)).json.verifications;
    const namesOf = async (attempt: string) =>
      (await customer.client.get(`/attempts/${attempt}/media`)).json.images.map(
        (image: { name: string }) => image.name,
      );
    expect(await namesOf(attempts[0].id)).toEqual(["document-front.jpg"]);
    expect(await namesOf(attempts[1].id)).toEqual(["face.jpg"]);
  });

  test("[VG05] [VG10] [VG12] after seven days a session is expired if nobody came, else abandoned", async () => {
    const other = await newVeriffCustomer(server);
    const never = await other.client.createId();
    const begun = await other.client.createId();
    await other.client.upload(begun, "face", jpeg);
    const handedIn = await submitted(other);
    await letAWeekPass(other, -60_000);
    expect(await verificationOf(never, other)).toBeNull();
    await letAWeekPass(other);
    const nothingTold = { code: 9104, reason: null, reasonCode: null };
    expect(await verificationOf(never, other)).toMatchObject({ status: "expired", ...nothingTold });
    expect(await verificationOf(begun, other)).toMatchObject({ status: "abandoned", ...nothingTold });
    expect(await verificationOf(handedIn, other)).toBeNull();
    expect([await statusesOf(never, other), await statusesOf(begun, other)]).toEqual([
      ["expired"],
      ["abandoned"],
    ]);
    const fresh = await other.client.createId();
    expect(await statusesOf(fresh, other)).toEqual(["created"]);
  });

  test("[VG01] [VG08] an expired or abandoned session is closed", async () => {
    const other = await newVeriffCustomer(server);
    const never = await other.client.createId();
    const begun = await other.client.createId();
    await other.client.upload(begun, "face", jpeg);
    await letAWeekPass(other);
    // Clients' timestamps are of today again.
    await server.ports.integrations.save(other.integration);
    for (const id of [never, begun]) {
      await expectClosed(id, other);
      const page = await pageOf(id);
      expect([page.status, page.text.includes("This link has expired")]).toEqual([410, true]);
    }
  });

  test("[VG11] an interrupted session goes on at the same URL with what was sent before", async () => {
    const { id, url } = (await customer.client.create()).json.verification;
    await customer.client.upload(id, "face", jpeg);
    const page = await fetch(url.replace(publicUrl, server.url));
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("This link stays valid")]);
    expect((await customer.client.upload(id, "document-front", jpeg)).status).toBe(200);
    expect((await customer.client.get(`/sessions/${id}/media`)).json.images).toHaveLength(2);
    expect((await customer.client.submit(id)).json.verification.url).toBe(url);
  });

  test("[VG09] while it is processed a session is not open, and a conclusion follows", async () => {
    const id = await submitted(customer);
    const page = await pageOf(id);
    expect([page.status, page.text.includes("We are checking your pictures")]).toEqual([200, true]);
    await expectClosed(id);
    expect(await verificationOf(id)).toBeNull();
    await conclude(server, id, {});
    expect((await verificationOf(id)).code).toBe(9001);
  });

  test("[VG28] a person may decide otherwise afterwards, with a reason", async () => {
    const id = await submitted(customer);
    await conclude(server, id, {});
    const wanted = { status: "declined", reason: "duplicate-or-velocity", comment: "Seen before." } as const;
    await decideSession(server.ports, id as SessionId, wanted);
    expect(await verificationOf(id)).toMatchObject({
      status: "declined",
      code: 9102,
      reasonCode: 107,
      comments: [{ comment: "Seen before." }],
    });
    const silent = decideSession(server.ports, id as SessionId, { status: "approved" });
    await expect(silent).rejects.toMatchObject({ code: "reason-required" });
  });

  test("[VG29] after a resubmission the person reads why, and what to do better", async () => {
    const id = await submitted(customer);
    await conclude(server, id, { outcome: "resubmission-requested", reasons: ["document-expired"] });
    const page = await pageOf(id);
    expect(page.text).toContain("Please try once more");
    expect(page.text).toContain("Your document has expired. Please use one that is still valid.");
  });

  test("[VI11] the way back to the customer's site carries no decision", async () => {
    const callback = "https://customer.example/end?user=1";
    const pages = await Promise.all(
      (["approved", "declined"] as const).map(async (outcome) => {
        const id = await submitted(customer, { callback });
        await conclude(server, id, { outcome, reasons: outcome === "declined" ? ["blocklisted"] : [] });
        return (await pageOf(id)).text;
      }),
    );
    for (const text of pages) {
      expect([...text.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([callback]);
      expect(text).not.toMatch(/approved|declined|fraud|9001|9102|106/i);
    }
  });
});

describe("why", () => {
  const declined: [string, CheckReason, number, string][] = [
    ["[VG14]", "not-a-physical-document", 101, "Physical document not used."],
    ["[VG15]", "document-tampered", 102, "Suspected document tampering."],
    ["[VG15]", "data-inconsistent", 102, "Suspected document tampering."],
    ["[VG16]", "face-mismatch", 103, "Person showing the document does not appear to match document photo."],
    ["[VG17]", "suspicious-behaviour", 105, "Suspicious behaviour."],
    ["[VG17]", "presentation-attack", 105, "Suspicious behaviour."],
    ["[VG18]", "blocklisted", 106, "Known fraud."],
    ["[VG19]", "duplicate-or-velocity", 107, "Velocity/abuse."],
  ];
  test.each(declined)("%s a session declined as %s is told as %d", async (_row, reason, reasonCode, text) => {
    const id = await submitted(customer);
    await decideSession(server.ports, id as SessionId, { status: "declined", reason });
    expect(await verificationOf(id)).toMatchObject({ code: 9102, reasonCode, reason: text });
  });

  const again: [string, CheckReason, number | null, string][] = [
    ["[VG20]", "media-missing", 201, "Video and/or photos missing."],
    ["[VG21]", "face-not-visible", 202, "Face not clearly visible."],
    ["[VG22]", "document-not-fully-visible", 203, "Full document not visible."],
    ["[VG23]", "poor-quality", 204, "Poor image quality."],
    ["[VG24]", "document-damaged", 205, "Document damaged."],
    ["[VG25]", "document-not-accepted", 206, "Document type not supported."],
    ["[VG26]", "document-expired", 207, "Document expired."],
    ["[VG27]", "pictures-of-different-documents", null, "Photos are not from the same document."],
  ];
  test.each(again)(
    "%s a session asked for again as %s is told as %s",
    async (_row, reason, reasonCode, text) => {
      const id = await submitted(customer);
      await decideSession(server.ports, id as SessionId, { status: "resubmission-requested", reason });
      expect(await verificationOf(id)).toMatchObject({ code: 9103, reasonCode, reason: text });
    },
  );
});
