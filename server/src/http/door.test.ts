import { get } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { Agent, request } from "undici";
import type { FastifyInstance } from "fastify";
import { expect, test } from "vitest";
import { createLog } from "#lib/log.ts";
import { openDoor } from "./door.ts";
import { createHealth, healthRoute } from "./health.ts";
import { createHttpServer } from "./server.ts";

const log = createLog({ level: "silent", now: () => new Date("2026-05-01T10:00:00Z") });
const here = { host: "127.0.0.1", port: 0 };

function app(): FastifyInstance {
  const server = createHttpServer({ log });
  server.get("/quick", async () => "quick");
  return server;
}

test("from the first moment the health check tells the step, then that all is well", async () => {
  const health = createHealth({ version: "1.2.3", now: () => new Date() });
  await using door = await openDoor({ ...here, health });
  const url = `http://127.0.0.1:${door.port}/system/healthcheck`;
  health.starting("database");
  const early = await fetch(`${url}/?x=1`);
  expect([early.status, await early.json()]).toEqual([503, { status: "starting", step: "database" }]);
  const server = app();
  await server.register(healthRoute(health));
  await door.serve(server);
  health.starting("models");
  expect((await fetch(url)).status).toBe(503);
  health.ready();
  const late = await fetch(url);
  expect([late.status, await late.json()]).toEqual([
    200,
    { status: "ok", timestamp: expect.any(String), version: "1.2.3", uptimeSeconds: expect.any(Number) },
  ]);
});

test("until there is an app every other request is told to come back", async () => {
  await using door = await openDoor({
    ...here,
    health: createHealth({ version: "1", now: () => new Date() }),
  });
  const url = `http://127.0.0.1:${door.port}/quick`;
  const early = await fetch(url, { method: "POST", body: "x".repeat(100_000) });
  expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
  await door.serve(app());
  expect(await (await fetch(url)).text()).toBe("quick");
});

test("closing lets a running request end, refuses new ones, and does not wait for idle connections", async () => {
  const door = await openDoor({ ...here, health: createHealth({ version: "1", now: () => new Date() }) });
  const server = app();
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  server.get("/slow", async () => {
    begin();
    await gate;
    return "slow";
  });
  await door.serve(server);
  const origin = `http://127.0.0.1:${door.port}`;
  const idle = new Agent({ keepAliveTimeout: 60_000 });
  await (await request(`${origin}/quick`, { dispatcher: idle })).body.dump();
  const running = fetch(`${origin}/slow`);
  await begun;
  const start = performance.now();
  const closed = door.close(20_000);
  await expect(fetch(`${origin}/quick`)).rejects.toThrow("fetch failed");
  open();
  expect(await (await running).text()).toBe("slow");
  await closed;
  expect(performance.now() - start).toBeLessThan(5000);
  await idle.destroy();
});

test("closing cuts what outlasts the wait", async () => {
  const door = await openDoor({ ...here, health: createHealth({ version: "1", now: () => new Date() }) });
  const server = app();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  server.get("/endless", () => {
    begin();
    return new Promise(() => {});
  });
  await door.serve(server);
  const { promise: cut, resolve } = Promise.withResolvers<void>();
  get(`http://127.0.0.1:${door.port}/endless`).on("error", () => resolve());
  await begun;
  await door.close(100);
  await cut;
  expect(server.server.listening).toBe(false);
});

test("closing closes the app once, however often it is asked", async () => {
  const door = await openDoor({ ...here, health: createHealth({ version: "1", now: () => new Date() }) });
  const server = app();
  let count = 0;
  server.addHook("onClose", async () => {
    count += 1;
  });
  await door.serve(server);
  await Promise.all([door.close(), door.close()]);
  await door[Symbol.asyncDispose]();
  expect(count).toBe(1);
});

test.each([
  ["hello\r\n\r\n", "400 Bad Request", "bad-request"],
  ["GET / HTTP/1.1\r\nhost: x\r\na: \0\r\n\r\n", "400 Bad Request", "bad-request"],
  [`GET / HTTP/1.1\r\na: ${"b".repeat(20_000)}`, "431 Request Header Fields Too Large", "headers-too-large"],
])(
  "what is no HTTP, or too much of it, is refused in JSON, and the line is closed: %j",
  async (sent, status, code) => {
    await using door = await openDoor({
      ...here,
      health: createHealth({ version: "1", now: () => new Date() }),
    });
    const socket = connect({ host: here.host, port: door.port });
    socket.write(sent);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    expect(head.split("\r\n")).toEqual(expect.arrayContaining([`HTTP/1.1 ${status}`, "connection: close"]));
    expect(JSON.parse(body)).toEqual({ error: code });
  },
);

test("a port in use is told in words", async () => {
  const health = createHealth({ version: "1", now: () => new Date() });
  await using door = await openDoor({ ...here, health });
  await expect(openDoor({ ...here, port: door.port, health })).rejects.toThrow(
    `cannot listen on 127.0.0.1 port ${door.port}: another program listens there`,
  );
});
