import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { MediaId } from "#core/media/media.ts";
import { createMediaLinks } from "./media-links.ts";

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const id = randomUUID() as MediaId;
const until = new Date("2026-03-01T12:00:00Z");
const before = new Date("2026-03-01T11:59:59Z");

test("a link names its file until its time is over", () => {
  const links = createMediaLinks(newKey);
  const token = links.issue(id, until);
  expect(links.verify(token, before)).toBe(id);
  expect(links.verify(token, new Date(until.getTime() + 1000))).toBeUndefined();
});

test("a link that was altered names nothing", () => {
  const links = createMediaLinks(newKey);
  const [name, seconds, signature] = links.issue(id, until).split(".");
  expect(links.verify(`${randomUUID()}.${seconds}.${signature}`, before)).toBeUndefined();
  expect(links.verify(`${name}.${Number(seconds) + 60}.${signature}`, before)).toBeUndefined();
  expect(links.verify(`${name}.${seconds}.${"A".repeat(43)}`, before)).toBeUndefined();
  expect(links.verify("", before)).toBeUndefined();
});

test("a link under an older master key is good, one under another server's is not", () => {
  const token = createMediaLinks(oldKey).issue(id, until);
  expect(createMediaLinks(newKey, oldKey).verify(token, before)).toBe(id);
  expect(createMediaLinks(newKey).verify(token, before)).toBeUndefined();
});
