import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { buildPages } from "../../../tools/pages/build-pages.ts";

let dir: string;
beforeAll(async () => {
  ({ dir } = await buildPages());
});

function gzippedBytes(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(dir, path))).length, 0);
}

/** Scripts that the document itself asks for, and the largest of the languages. */
function firstScripts(): string[] {
  const html = readFileSync(join(dir, "index.html"), "utf8");
  const own = [...html.matchAll(/"\/capture\/(assets\/[^"]+\.js)"/g)].map(([, path = ""]) => path);
  return [...new Set(own), largest(languageFiles())];
}

function languageFiles(): string[] {
  const tags = globSync("*.json", { cwd: join(dir, "..", "src", "language", "texts") });
  const names = tags.map((name) => name.replace(".json", ""));
  return globSync("assets/*.js", { cwd: dir }).filter((path) =>
    names.includes(path.replace(/^assets.|-[\w-]{8}\.js$/g, "")),
  );
}

function largest(paths: readonly string[]): string {
  return paths.toSorted((a, b) => gzippedBytes([b]) - gzippedBytes([a]))[0] ?? "";
}

test("the first screen needs at most 30 kB of script, in the language that is longest", () => {
  expect(firstScripts().length).toBeGreaterThan(2);
  expect(gzippedBytes(firstScripts())).toBeLessThanOrEqual(30_000);
});

test.each([
  ["a phone, which reads barcodes and shows no code to other devices", "qr-code"],
  ["a computer, which shows that code and hands the camera over", "reader"],
])("everything before the selfie needs at most 60 kB of script on %s", (_device, without) => {
  const languages = languageFiles();
  const scripts = globSync("assets/*.js", { cwd: dir }).filter((path) => !languages.includes(path));
  expect(scripts.filter((path) => /assets.(?:qr-code|reader)/.test(path))).toHaveLength(2);
  const before = scripts.filter(
    (path) => !new RegExp(`assets.(?:human|face-worker|doctor|${without})`).test(path),
  );
  expect(gzippedBytes([...before, largest(languages)])).toBeLessThanOrEqual(60_000);
});

test("nothing is asked of another origin", () => {
  const own = globSync("{assets/*.{js,css},*.html}", { cwd: dir }).filter(
    (path) => !/human|reader/.test(path),
  );
  for (const path of own) {
    const text = readFileSync(join(dir, path), "utf8").replaceAll("http://www.w3.org/", "");
    expect([path, /(?:https?:)?\/\/[a-z0-9-]+\.[a-z]/i.exec(text)?.[0]]).toEqual([path, undefined]);
  }
});

test("the pages hold no script and no style of their own, as their content policy demands", () => {
  for (const page of ["index.html", "doctor.html"]) {
    const html = readFileSync(join(dir, page), "utf8");
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  }
});
