import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SessionId } from "#core/session/session.ts";
import { listModels } from "#model-catalogue.ts";
import { writeDetector, writeEmbedder, writeTexture } from "../support/own-nets.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer } from "../support/veriff-customer.ts";
import {
  asJpeg,
  bodyOf,
  callYoti,
  newYotiCustomer,
  portrait,
  type YotiCustomer,
} from "../support/yoti-customer.ts";

let folder: string;
let server: TestServer;
let customer: YotiCustomer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-nets-"));
  const models = {
    "face-embedder": await writeEmbedder(folder),
    "face-detector": await writeDetector(folder, [0.13, 0.28, 0.37, 0.72]),
    liveness: await writeTexture(folder),
  };
  server = await startTestServer({ config: { models } });
  customer = await newYotiCustomer(server);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** The same man at these places from the left, of 1600 pixels; ours would refuse several faces. */
async function men(...lefts: readonly number[]): Promise<Buffer> {
  const man = await portrait().resize(800, 640).png().toBuffer();
  const page = sharp({ create: { width: 1600, height: 640, channels: 3, background: "#a08070" } });
  return asJpeg(
    sharp(
      await page
        .composite(lefts.map((left) => ({ input: man, left, top: 0 })))
        .png()
        .toBuffer(),
    ),
  );
}

test("a detector of one's own finds what it finds, and no other does", async () => {
  const ask = async (picture: Buffer) =>
    (await callYoti(server, customer, { endpoint: "/age", body: await bodyOf(picture) })).json;
  expect(Object.keys(await ask(await men(0, 800)))).toEqual(["age", "st_dev"]);
  expect(await ask(await men(800))).toMatchObject({ code: "FACE_NOT_FOUND" });
});

test("a net of one's own tells what is live", async () => {
  const ask = async (picture: Buffer) =>
    (await callYoti(server, customer, { endpoint: "/antispoofing", body: await bodyOf(picture) })).json;
  expect(await ask(await men(0, 800))).toEqual({ prediction: "real" });
  const dark = await asJpeg(sharp(await men(0, 800)).linear(0.35, 0));
  expect(await ask(dark)).toEqual({ prediction: "fake" });
});

test("an embedder of one's own compares by the rates of its description", async () => {
  const of = await newVeriffCustomer(server, { settings: { duplicateFaces: true } });
  const check = async () => {
    const id = (await of.client.createId()) as SessionId;
    await of.client.upload(id, "face", await men(0, 800));
    await of.client.submit(id);
    const attemptId = (await server.ports.sessions.find(id))?.attemptId;
    if (!attemptId) throw new Error("no session");
    const evidence = () => server.ports.decisions.findEvidence(attemptId);
    await expect.poll(evidence, { timeout: 30_000 }).toBeDefined();
    return (await evidence())?.findings.faceSearch;
  };
  await check();
  const found = await check();
  expect(found?.models.map(({ name }) => name)).toEqual(["pixels.onnx"]);
  expect(found?.value.hits[0]).toMatchObject({ score: expect.closeTo(1, 3), strangersAtMost: 0.00002 });
});

test("they are listed with their licence and origin", async () => {
  const listed = (await listModels(server.config)).filter(({ source }) => source === "own file");
  expect(listed.map(({ name, licence, isReady }) => [name, licence, isReady])).toEqual([
    ["face-embedder", "CC0-1.0", true],
    ["face-detector", "CC0-1.0", true],
    ["liveness", "CC0-1.0", true],
  ]);
});

test("a description that is wrong ends the start and says why", async () => {
  const path = join(folder, "wrong.json");
  await writeFile(path, JSON.stringify({ file: "pixels.onnx", licence: "x" }));
  await expect(startTestServer({ config: { models: { "face-embedder": path } } })).rejects.toThrow(
    /wrong\.json.*description is wrong/s,
  );
});
