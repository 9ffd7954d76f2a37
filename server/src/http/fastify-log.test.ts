import { expect, test } from "vitest";
import { createLog } from "#lib/log.ts";
import { fastifyLog } from "./fastify-log.ts";

function logTo(lines: string[]) {
  const now = () => new Date("2026-05-01T10:00:00Z");
  return fastifyLog(createLog({ level: "debug", now, write: (line) => lines.push(line) }));
}

function last(lines: readonly string[]): Record<string, unknown> {
  return JSON.parse(lines.at(-1) ?? "{}");
}

test("a constant message and plain fields are written", () => {
  const lines: string[] = [];
  logTo(lines)
    .child({ reqId: "r1" })
    .warn({ count: 2, failure: { name: "Error" } }, "something happened");
  expect(last(lines)).toEqual({
    time: "2026-05-01T10:00:00.000Z",
    level: "warn",
    message: "something happened",
    reqId: "r1",
    count: 2,
    failure: { name: "Error" },
  });
});

test("an error's message is written neither as field nor as message", () => {
  const lines: string[] = [];
  const error = new TypeError("Jane Doe");
  const log = logTo(lines);
  log.error(error);
  log.error(error, error.message);
  log.error({ err: error }, "Jane Doe");
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ message: "request failed", error: "TypeError" });
  expect(lines.join("")).not.toContain("Jane");
  log.error(error, "decision could not be told");
  expect(last(lines)).toMatchObject({ message: "decision could not be told", error: "TypeError" });
});

test("requests and other objects of a class are not written", () => {
  class Request {
    readonly body = "Jane Doe";
  }
  const lines: string[] = [];
  logTo(lines).info({ req: new Request(), bytes: Buffer.from("Jane"), size: 4 }, "seen");
  expect(Object.keys(last(lines))).toEqual(["time", "level", "message", "size"]);
});
