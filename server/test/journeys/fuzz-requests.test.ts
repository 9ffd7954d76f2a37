import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Abuse } from "../support/abuse/abuse.ts";
import { hostileSessions, hostileUpdates } from "../support/abuse/hostile-bodies.ts";
import { hostileContents, hostilePictures } from "../support/abuse/hostile-pictures.ts";
import {
  garbledRequests,
  hostileCredentials,
  hostileHeaders,
  hostilePaths,
} from "../support/abuse/hostile-requests.ts";
import { type Line, openLine, sendBytes } from "../support/abuse/line.ts";
import { countStored, expectRefusal, expectShape } from "../support/abuse/refusal.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, picture } from "../support/veriff-customer.ts";

const pictures = await hostilePictures();
let server: TestServer;
let line: Line;
let sessionId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { account, client } = await newVeriffCustomer(server);
  line = openLine(account);
  sessionId = await client.createId();
  await client.upload(sessionId, "face", await picture());
});

afterAll(async () => {
  line[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

function named(abuses: readonly Abuse[]): [name: string, expected: string, abuse: Abuse][] {
  return abuses.map((abuse) => [abuse.name, abuse.expected.join(" "), abuse]);
}

describe.each([
  ["a new session", hostileSessions()],
  ["an update", hostileUpdates()],
  ["a picture", pictures],
  ["a picture's content", hostileContents()],
  ["a credential", hostileCredentials()],
  ["a path", hostilePaths()],
  ["a header", hostileHeaders()],
])("as %s", (_, abuses) => {
  let before: Readonly<Record<string, number>>;
  beforeAll(async () => void (before = await countStored(server)));

  test.each(named(abuses))(
    "%s is refused with %s, and the connection serves on",
    async (_name, _expected, abuse) => {
      await expectRefusal(line, abuse, sessionId);
    },
  );

  test("what is refused leaves nothing behind, nor an error in the log", async () => {
    expect(await countStored(server)).toEqual(before);
    expect(server.log.filter((entry) => entry.includes('"level":"error"'))).toEqual([]);
  });
});

describe("what is no HTTP", () => {
  test.each(garbledRequests)("%s", async (_name, bytes, status) => {
    const answer = await sendBytes(server.url, Buffer.from(bytes, "latin1"));
    expect(answer.split("\r\n")[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await line.check()).status).toBe(200);
  });

  test("a request that never ends holds up nobody else", async () => {
    const { host } = new URL(server.url);
    const head = `POST /v1/sessions HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 100\r\n\r\n{"verif`;
    const waiting = Array.from({ length: 50 }, () => sendBytes(server.url, head, 1000));
    expect((await line.check()).status).toBe(200);
    await Promise.all(waiting);
    expect((await line.check()).status).toBe(200);
  });

  test("a refused request behind another one on the same line is answered in its turn", async () => {
    const refused = "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}";
    const last = "GET /v1/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    const answers = (await sendBytes(server.url, refused + refused + last)).split(/(?=HTTP\/1\.1 )/);
    const told = answers.map((answer) => ({
      status: Number(answer.slice(9, 12)),
      text: answer.slice(answer.indexOf("\r\n\r\n") + 4),
    }));
    expect(told).toHaveLength(3);
    told.forEach((answer, i) => expectShape(answer, i === 2 ? [404] : [401, "1101"]));
  });
});
