import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseQueryId } from "./query-id.ts";

test("a UUID v4 is an id, in either case", () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), (id) => {
      expect(parseQueryId(id.toUpperCase())).toBe(id);
    }),
  );
});

test.each([
  ["a".repeat(19), 1001],
  ["a".repeat(41), 1001],
  ["a".repeat(20), 1002],
  ["a".repeat(40), 1002],
  ["12df6045-3846-3e45-946a-14fa6136d78b", 1002],
  ["12df6045-3846-4e45-746a-14fa6136d78b", 1002],
  ["12df604538464e45946a14fa6136d78b", 1002],
])("%s is refused with %d", (id, code) => {
  expect(() => parseQueryId(id)).toThrow(expect.objectContaining({ code }));
});
