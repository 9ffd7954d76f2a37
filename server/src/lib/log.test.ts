import { expect, test } from "vitest";
import { createLog, errorFields } from "./log.ts";

const now = () => new Date("2026-05-01T10:00:00Z");

function logTo(lines: string[], level: "debug" | "warn" | "silent") {
  return createLog({ level, now, write: (line) => lines.push(line) });
}

test("a line is one JSON object with its time, level, message and fields", () => {
  const lines: string[] = [];
  logTo(lines, "debug").with({ session: "s1" }).info("session submitted", { media: 3 });
  expect(lines).toEqual([
    '{"time":"2026-05-01T10:00:00.000Z","level":"info","message":"session submitted","session":"s1","media":3}\n',
  ]);
});

test("lines below the level are not written", () => {
  const lines: string[] = [];
  const log = logTo(lines, "warn");
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  expect(lines.map((line) => JSON.parse(line).message)).toEqual(["c", "d"]);
});

test("a silent log writes nothing", () => {
  const lines: string[] = [];
  logTo(lines, "silent").error("a");
  expect(lines).toEqual([]);
});

test("an error's message stays out of the log, its kind, code, frames and cause stay in", () => {
  const cause = Object.assign(new TypeError("Jane Doe"), { code: "23505" });
  const error = new Error("Jane Doe\n    and her number 123", { cause });
  const fields = errorFields(error);
  expect(JSON.stringify(fields)).not.toMatch(/Jane|123/);
  expect(fields).toMatchObject({ error: "Error", cause: "TypeError 23505" });
  expect(fields["stack"]).toContain("log.test.ts");
});

test("what is thrown without being an error is told by its type alone", () => {
  expect(errorFields("Jane Doe")).toEqual({ error: "string" });
});
