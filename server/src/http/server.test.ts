import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLog } from "#lib/log.ts";
import { rawBody } from "./raw-body.ts";
import { createHttpServer } from "./server.ts";

const mebibyte = 1024 * 1024;
const now = () => new Date("2026-05-01T10:00:00Z");
let lines: string[];
let server: FastifyInstance;
let origin: string;

beforeEach(async () => {
  lines = [];
  const log = createLog({ level: "debug", now, write: (line) => lines.push(line) });
  server = createHttpServer({ log, trustProxy: 1 });
  server.post("/echo", async (request) => rawBody(request));
  server.post("/large", { bodyLimit: 24 * mebibyte }, async (request) => ({
    sha256: digest(rawBody(request)),
  }));
  server.get("/ip", async (request) => ({ ip: request.ip }));
  server.get("/v/:token", async (request) => request.params);
  server.get("/broken", async () => {
    throw new Error("Jane Doe, born 1990-01-01");
  });
  await server.register(async (plugin) => {
    plugin.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
      reply.code(error.statusCode ?? 500).send({ status: "fail", code: error.statusCode }),
    );
    plugin.post("/dialect", async () => ({}));
  });
  origin = await server.listen({ port: 0, host: "127.0.0.1" });
});
afterEach(() => server.close());

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function post(path: string, body: BodyInit, type?: string) {
  const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
  return fetch(origin + path, { method: "POST", body, headers });
}

test.each([
  ["application/json", '{ "a":1,\n"b" : "é" }'],
  ["application/json; charset=utf-8", "{broken"],
  ["application/json", "\uFEFF{}"],
  ["text/plain", ""],
  ["application/x-www-form-urlencoded", "a=1"],
  ["multipart/form-data; boundary=x", "--x--"],
  ["image/jpeg", "\u00ff\u00d8"],
  ["application/vnd.odd+json", "{}"],
])("a body of type %s stays the exact bytes %j", async (type, text) => {
  const answer = await post("/echo", Buffer.from(text, "utf8"), type);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).toString("hex")).toBe(
    Buffer.from(text, "utf8").toString("hex"),
  );
});

test("a body without a type stays bytes too, also in chunks", async () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const request = httpRequest(`${origin}/echo`, { method: "POST" }, (response) => {
    response.setEncoding("utf8").on("data", resolve);
  });
  request.on("error", reject);
  request.write("one,");
  request.end("two");
  expect(await promise).toBe("one,two");
});

test("a body of 24 MiB passes where the route allows it", async () => {
  const body = Buffer.alloc(24 * mebibyte, "picture");
  const answer = await post("/large", body, "application/json");
  expect(await answer.json()).toEqual({ sha256: digest(body) });
});

test.each([
  ["/large", 24 * mebibyte + 1],
  ["/echo", mebibyte + 1],
  ["/echo", 50 * mebibyte],
])("POST %s of %i bytes is answered 413, which the client can read", async (path, size) => {
  const answer = await post(path, Buffer.alloc(size), "application/json");
  expect(answer.status).toBe(413);
  expect(await answer.json()).toEqual({ error: "fst_err_ctp_body_too_large" });
});

test("a body of exactly the limit passes", async () => {
  expect((await post("/echo", Buffer.alloc(mebibyte))).status).toBe(200);
});

test("a body too large is told to the plugin's own error handler", async () => {
  const answer = await post("/dialect", Buffer.alloc(2 * mebibyte), "application/json");
  expect(await answer.json()).toEqual({ status: "fail", code: 413 });
});

test("a body announced as endless is refused before it is sent", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect({ host: "127.0.0.1", port: Number(new URL(origin).port) });
  socket.on("data", (data) => resolve(data.toString("latin1")));
  socket.write("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: a/b\r\ncontent-length: 900000000\r\n\r\nabc");
  expect(await promise).toMatch(/^HTTP\/1.1 413 /);
  socket.destroy();
});

test("a trailing slash does not matter", async () => {
  expect((await post("/echo/", "x")).status).toBe(200);
});

test("a base address that ends in a slash leads to the same route", async () => {
  expect((await post("//echo", "x")).status).toBe(200);
});

test("a path may hold a session token", async () => {
  const token = "a".repeat(400);
  expect(await (await fetch(`${origin}/v/${token}`)).json()).toEqual({ token });
});

test.each([
  ["%zz", "%zz"],
  ["%E0%A4%A", "%E0%A4%A"],
  ["%41%ff", "%41%ff"],
  ["%41?query=%zz", "A"],
  ["x".repeat(8000), "x".repeat(8000)],
])("a path that is odd reaches its route: /v/%s", async (path, token) => {
  expect(await (await fetch(`${origin}/v/${path}`)).json()).toEqual({ token });
});

test("the answer names no product", async () => {
  const { headers } = await fetch(`${origin}/ip`);
  expect([headers.get("x-powered-by"), headers.get("server")]).toEqual([null, null]);
});

test("behind one trusted proxy the person's address is the one that the proxy saw", async () => {
  const headers = { "x-forwarded-for": "203.0.113.66, 198.51.100.7" };
  expect(await (await fetch(`${origin}/ip`, { headers })).json()).toEqual({ ip: "198.51.100.7" });
});

test("without a trusted proxy X-Forwarded-For is not believed", async () => {
  const plain = createHttpServer({ log: createLog({ level: "silent", now }) });
  plain.get("/ip", async (request) => ({ ip: request.ip }));
  const answer = await plain.inject({ url: "/ip", headers: { "x-forwarded-for": "198.51.100.7" } });
  expect(answer.json()).toEqual({ ip: "127.0.0.1" });
});

test("only proxies of the given networks are believed", async () => {
  const trusting = createHttpServer({ log: createLog({ level: "silent", now }), trustProxy: ["10.0.0.0/8"] });
  trusting.get("/ip", async (request) => ({ ip: request.ip }));
  const headers = { "x-forwarded-for": "198.51.100.7" };
  const from = async (remoteAddress: string) =>
    (await trusting.inject({ url: "/ip", headers, remoteAddress })).json().ip;
  expect(await from("10.1.2.3")).toBe("198.51.100.7");
  expect(await from("11.1.2.3")).toBe("11.1.2.3");
});

test("an unexpected error is a bare 500 and its message reaches neither the answer nor the log", async () => {
  const answer = await fetch(`${origin}/broken`);
  expect([answer.status, await answer.json()]).toEqual([500, { error: "internal" }]);
  const logged = lines.find((line) => line.includes("request failed unexpectedly")) ?? "";
  expect(JSON.parse(logged)).toMatchObject({ level: "error", error: "Error" });
  expect(lines.join("")).not.toMatch(/Jane|1990/);
});

test("requests are logged by their route's pattern, not by their address", async () => {
  await fetch(`${origin}/v/secret-token`);
  await expect.poll(() => lines.join("")).toContain('"route":"/v/:token","status":200');
  expect(lines.join("")).not.toContain("secret");
});

test.each(["/nowhere", "/%zz", "/%E0%A4%A"])("%s is a 4xx in JSON", async (path) => {
  const answer = await fetch(origin + path);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(Object.keys((await answer.json()) as object)).toEqual(["error"]);
});

test("a client that goes away in the middle of its body harms nobody", async () => {
  const socket = connect({ host: "127.0.0.1", port: Number(new URL(origin).port) });
  socket.write("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nabc");
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.destroy();
  expect((await post("/echo", "x")).status).toBe(200);
  expect(lines.join("")).not.toContain('"level":"error"');
});
