import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { TestServer } from "../server.ts";
import { type Abuse, type Expected } from "./abuse.ts";
import type { Line, LineAnswer } from "./line.ts";

/** Sends it, expects the refusal in Veriff's shape, and the line to serve on. */
export async function expectRefusal(line: Line, abuse: Abuse, sessionId: string): Promise<void> {
  const answer = await line.send(abuse, sessionId);
  expectShape(answer, abuse.expected);
  const next = await line.check();
  expect(next.status).toBe(200);
  // After a body that was too large the server says that it closes; all else must leave the line as it is.
  if (answer.status !== 413) expect(next.connection).toBe(answer.connection);
}

/** Exactly `status`, `message` and, where Veriff has a number, `code`. */
export function expectShape({ status, text }: Pick<LineAnswer, "status" | "text">, expected: Expected): void {
  const [wanted, code] = expected;
  const body = { status: "fail", message: expect.stringMatching(/./), ...(code !== undefined && { code }) };
  expect({ status, body: JSON.parse(text) }).toEqual({ status: wanted, body });
}

/** Any refusal of Veriff's tables: what generated requests must be answered with. */
export function expectAnyRefusal({ status, text }: Pick<LineAnswer, "status" | "text">): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  const { code } = JSON.parse(text);
  expectShape({ status, text }, code === undefined ? [status] : [status, code]);
  if (status <= 401) expect(code).toMatch(/^[12]\d{3}$/);
}

/** How much the server keeps: rows of each table, and files. */
export async function countStored({ database, home }: TestServer): Promise<Readonly<Record<string, number>>> {
  const tables = ["sessions", "attempts", "media", "events", "decisions", "webhooks"];
  const columns = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ");
  const { rows } = await database.pool.query<Record<string, number>>(`select ${columns}`);
  const files = await readdir(join(home, "blobs"), { recursive: true, withFileTypes: true }).catch(() => []);
  return { ...rows[0], files: files.filter((entry) => entry.isFile()).length };
}
