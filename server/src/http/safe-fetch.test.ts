import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ResolvedAddress } from "./checked-connector.ts";
import { createSafeFetch, type SafeFetch, type SafeRequest } from "./safe-fetch.ts";

const open: { close(): unknown; closeAllConnections?(): void }[] = [];
let safeFetch: SafeFetch;

beforeEach(() => {
  safeFetch = createSafeFetch();
});
afterEach(async () => {
  await safeFetch[Symbol.asyncDispose]();
  for (const server of open.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function serve(listener: RequestListener, server: Server = createServer(listener)): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function send(url: string, options: Partial<SafeRequest> = {}) {
  return safeFetch({ url, method: "POST", body: "{}", allowInsecure: true, timeoutMs: 5000, ...options });
}

test("the exact bytes and headers arrive, and the answer comes back", async () => {
  const seen: string[] = [];
  const port = await serve((request, response) => {
    request.setEncoding("utf8").on("data", (chunk: string) => seen.push(chunk));
    const { method, url, headers } = request;
    request.on("end", () => {
      seen.push([method, url, headers["x-signature"], headers["content-length"]].join(" "));
      response.writeHead(202, { "content-type": "Text/Plain" }).end("thanks");
    });
  });
  const headers = { "x-signature": "abc", "content-type": "application/json" };
  const answer = await send(`http://127.0.0.1:${port}/hook?a=%20b`, { body: '{"é":1}', headers });
  expect(seen).toEqual(['{"é":1}', "POST /hook?a=%20b abc 8"]);
  expect(answer).toMatchObject({
    status: 202,
    error: undefined,
    contentType: "text/plain",
    isComplete: true,
  });
  expect(answer.body.toString()).toBe("thanks");
});

test("connections are kept alive between requests", async () => {
  const ports = new Set<number | undefined>();
  const port = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    request.resume().on("end", () => response.end("ok"));
  });
  for (let count = 0; count < 10; count += 1) await send(`http://127.0.0.1:${port}/`);
  // One is freed only just after its answer was read, so a second one may be opened meanwhile.
  expect(ports.size).toBeLessThanOrEqual(2);
});

test("a redirect is not followed", async () => {
  let visits = 0;
  const port = await serve((request, response) => {
    visits += 1;
    request.resume();
    response.writeHead(307, { location: "/elsewhere" }).end();
  });
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 307, error: undefined });
  expect(visits).toBe(1);
});

test.each([301, 404, 410, 500, 503])("an answer of %i is told as it is", async (status) => {
  const port = await serve((_request, response) => response.writeHead(status).end());
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status, error: undefined });
});

test("a server that never answers is given up after the time limit", async () => {
  const port = await serve(() => {});
  const answer = await send(`http://127.0.0.1:${port}/`, { timeoutMs: 200 });
  expect(answer).toMatchObject({ status: undefined, error: "timed-out" });
  expect(answer.durationMs).toBeGreaterThanOrEqual(190);
  expect(answer.durationMs).toBeLessThan(2000);
});

test("a body that drips on is cut at the time limit, and the status stands", async () => {
  const port = await serve((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(drip));
  });
  const answer = await send(`http://127.0.0.1:${port}/`, { timeoutMs: 300 });
  expect(answer).toMatchObject({ status: 200, error: undefined, isComplete: false });
  expect(answer.durationMs).toBeLessThan(2000);
});

test("headers that drip on are cut at the time limit", async () => {
  const server = createTcpServer((socket) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    const drip = setInterval(() => socket.write("x: y\r\n"), 20);
    socket.on("close", () => clearInterval(drip)).on("error", () => {});
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await send(`http://127.0.0.1:${port}/`, { timeoutMs: 300 });
  expect(answer).toMatchObject({ status: undefined, error: "timed-out" });
});

test("an endless body is read up to the limit only, and its connection closed", async () => {
  let sent = 0;
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const port = await serve((_request, response) => {
    const pour = setInterval(() => {
      sent += 65_536;
      response.write(Buffer.alloc(65_536));
    }, 1);
    response.writeHead(200).on("close", () => {
      clearInterval(pour);
      resolve();
    });
  });
  const answer = await send(`http://127.0.0.1:${port}/`, { maxBodyBytes: 1000 });
  expect(answer).toMatchObject({ status: 200, isComplete: false });
  expect(answer.body).toHaveLength(1000);
  await closed;
  expect(sent).toBeLessThan(20_000_000);
});

test("a compressed answer is not unpacked", async () => {
  const port = await serve((_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(Buffer.alloc(100));
  });
  expect((await send(`http://127.0.0.1:${port}/`)).body).toHaveLength(100);
});

test.each([
  ["not a url", "url-invalid"],
  ["", "url-invalid"],
  ["https://user:secret@example.com/", "url-invalid"],
  ["ftp://example.com/", "scheme-refused"],
  ["file:///etc/passwd", "scheme-refused"],
  ["javascript:1", "scheme-refused"],
] as const)("%j is %s even for those who may do more", async (url, error) => {
  expect(await send(url)).toMatchObject({ status: undefined, error });
});

test("http is refused without the flag", async () => {
  let visits = 0;
  const port = await serve((_request, response) => response.end(String((visits += 1))));
  const answer = await send(`http://127.0.0.1:${port}/`, { allowInsecure: false });
  expect(answer).toMatchObject({ status: undefined, error: "scheme-refused" });
  expect(visits).toBe(0);
});

test.each([
  "https://127.0.0.1:PORT/",
  "https://localhost:PORT/",
  "https://127.1:PORT/",
  "https://0x7f000001:PORT/",
  "https://2130706433:PORT/",
  "https://017700000001:PORT/",
  "https://①②⑦.0.0.1:PORT/",
  "https://0:PORT/",
  "https://[::1]:PORT/",
  "https://[::ffff:127.0.0.1]:PORT/",
  "https://[64:ff9b::7f00:1]:PORT/",
  "https://169.254.169.254/latest/meta-data/",
])("%s is refused without a connection", async (pattern) => {
  let connections = 0;
  const server = createServer().on("connection", () => (connections += 1));
  const port = await serve(() => {}, server);
  const answer = await send(pattern.replace("PORT", String(port)), { allowInsecure: false });
  expect(answer).toMatchObject({ status: undefined, error: "address-refused" });
  expect(connections).toBe(0);
});

test("a name that is public when asked first and private when connected to reaches nothing private", async () => {
  let connections = 0;
  const server = createServer().on("connection", () => (connections += 1));
  const port = await serve(() => {}, server);
  const answers: ResolvedAddress[][] = [
    [{ address: "192.0.2.1", family: 4 }],
    [{ address: "127.0.0.1", family: 4 }],
    [{ address: "::ffff:127.0.0.1", family: 6 }],
  ];
  let asked = 0;
  await using rebound = createSafeFetch({ resolve: async () => answers[asked++ % answers.length] ?? [] });
  for (let count = 0; count < 6; count += 1) {
    const url = `https://rebind.example:${port}/`;
    const answer = await rebound({ url, method: "GET", allowInsecure: false, timeoutMs: 2000 });
    expect(answer).toMatchObject({ status: undefined, error: "address-refused" });
  }
  expect([asked, connections]).toEqual([6, 0]);
});

test("a name that the resolver does not know is told", async () => {
  const resolve = async () => {
    throw Object.assign(new Error("nothing"), { code: "ENOTFOUND" });
  };
  await using fetching = createSafeFetch({ resolve });
  const request = { url: "https://nothing.example/", method: "GET", allowInsecure: false } as const;
  expect(await fetching({ ...request, timeoutMs: 1000 })).toMatchObject({ error: "name-not-found" });
});

test("a resolver that never answers is given up after the time limit", async () => {
  await using fetching = createSafeFetch({ resolve: () => new Promise(() => {}) });
  const request = { url: "https://slow.example/", method: "GET", allowInsecure: false } as const;
  expect(await fetching({ ...request, timeoutMs: 200 })).toMatchObject({ error: "timed-out" });
});

test("an unverified certificate is refused, whatever the flag says", async () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const server = createTlsServer({ key: privateKey.export({ type: "pkcs8", format: "pem" }) });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await send(`https://127.0.0.1:${port}/`);
  expect(answer).toMatchObject({ status: undefined, error: "tls-invalid" });
});

test("nobody listening, a lost connection and a wrong protocol are told apart", async () => {
  const closedPort = await serve(() => {});
  open.pop()?.close();
  const lost = createTcpServer((socket) => socket.destroy());
  const babble = createTcpServer((socket) =>
    socket.on("error", () => {}).once("data", () => socket.end("220 mail.example ESMTP\r\n")),
  );
  const ports = [];
  for (const server of [lost, babble]) {
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ports.push((server.address() as AddressInfo).port);
  }
  expect(await send(`http://127.0.0.1:${closedPort}/`)).toMatchObject({ error: "connection-refused" });
  expect(await send(`http://127.0.0.1:${ports[0]}/`)).toMatchObject({ error: "connection-lost" });
  expect(await send(`http://127.0.0.1:${ports[1]}/`)).toMatchObject({ error: "answer-invalid" });
});

test("a header that cannot be sent is told and not thrown", async () => {
  const headers = { "x-odd": "a\r\nb" };
  expect(await send("http://127.0.0.1:9/", { headers })).toMatchObject({ error: "request-invalid" });
});
