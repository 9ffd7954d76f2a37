import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findUnprovenClaims } from "./claims.ts";
import type { Coverage } from "./collect.ts";
import type { Inventory } from "./inventory.ts";
import { renderCoverage } from "./render.ts";

const inventory: Inventory = {
  dialects: [{ name: "Alpha", groups: [{ id: "ZA", title: "first", rows: [{ id: "ZA01", text: "one" }] }] }],
};
const page = "docs/dialects/coverage.md";
const journey = "server/test/journeys/a.test.ts";
const proofs: Coverage["proofs"] = new Map([["ZA01", [{ file: journey, line: 1, name: "works" }]]]);
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "claims-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test("a page whose proofs exist is accepted", () => {
  write(journey, 'test("[ZA01] works", () => {});');
  write(page, renderCoverage(inventory, { proofs }));
  expect(findUnprovenClaims(root, inventory)).toEqual([]);
});

test("a missing page is told", () => {
  expect(findUnprovenClaims(root, inventory)).toEqual([expect.stringContaining("is missing")]);
});

test("a proof whose file is gone is told", () => {
  write(page, renderCoverage(inventory, { proofs }));
  expect(findUnprovenClaims(root, inventory)).toEqual([expect.stringContaining("is not proven by")]);
});

test("a proof whose file no longer carries the id is told", () => {
  write(journey, 'test("works", () => {});');
  write(page, renderCoverage(inventory, { proofs }));
  expect(findUnprovenClaims(root, inventory)).toEqual([expect.stringContaining("is not proven by")]);
});

test("an open row may say why", () => {
  const open = renderCoverage(inventory, { proofs: new Map() });
  write(page, open.replace("| open |", "| open: nobody asks for it |"));
  expect(findUnprovenClaims(root, inventory)).toEqual([]);
});

test("a row ticked by hand is told", () => {
  write(page, renderCoverage(inventory, { proofs: new Map() }).replace("| open |", "| yes |"));
  expect(findUnprovenClaims(root, inventory)).toEqual([expect.stringContaining("without a test")]);
});

test("a page that lacks a row of the inventory is told", () => {
  write(page, renderCoverage({ dialects: [] }, { proofs: new Map() }));
  expect(findUnprovenClaims(root, inventory)).toEqual([expect.stringContaining("does not list the rows")]);
});
