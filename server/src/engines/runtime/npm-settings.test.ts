import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNpmSettings } from "./npm-settings.ts";

let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "npm-"));
  await mkdir(join(home, "project"));
  await writeFile(
    join(home, ".npmrc"),
    "registry=https://mirror.example/npm/\n//mirror.example/npm/:_authToken=secret\nhttps-proxy=http://proxy.example/\n",
  );
  await writeFile(join(home, "project", "package.json"), "{}");
  await writeFile(join(home, "project", ".npmrc"), "strict-ssl=false\n");
});
afterAll(() => rm(home, { recursive: true }));

describe("readNpmSettings", () => {
  test("the user's and the project's .npmrc count, mirror, proxy and credentials included", async () => {
    const env = { HOME: home, npm_config_userconfig: join(home, ".npmrc") };
    const settings = await readNpmSettings({ cwd: join(home, "project"), env });
    expect(settings).toMatchObject({
      registry: "https://mirror.example/npm/",
      "//mirror.example/npm/:_authToken": "secret",
      httpsProxy: "http://proxy.example/",
      strictSSL: false,
    });
  });

  test("npm's environment variables win over the files", async () => {
    const env = {
      HOME: home,
      npm_config_userconfig: join(home, ".npmrc"),
      npm_config_registry: "https://other.example/",
    };
    const settings = await readNpmSettings({ cwd: home, env });
    expect(settings["registry"]).toBe("https://other.example/");
  });
});
