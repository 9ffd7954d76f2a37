import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrokenLinks } from "./links.ts";

const root = join(import.meta.dirname, "../..");

test("a link to a file that is not there is told with its line", () => {
  expect(findBrokenLinks(root, "docs/a.md", "fine\n[b](../README.md) [c](missing.md#part)")).toEqual([
    { rule: "links-lead-somewhere", line: 2, what: "links to missing.md" },
  ]);
});

test.each(["[a](../README.md)", "[a](../README.md#start)", "[a](https://example.com/x)", "[a](#part)"])(
  "%s is accepted",
  (text) => {
    expect(findBrokenLinks(root, "docs/a.md", text)).toEqual([]);
  },
);

test("only Markdown has links", () => {
  expect(findBrokenLinks(root, "a.ts", "[a](missing.md)")).toEqual([]);
});
