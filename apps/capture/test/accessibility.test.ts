import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../server/test/support/browser.ts";
import { type GallerySite, serveGallery } from "../../../tools/gallery/serve-gallery.ts";
import { devices, openStory } from "../../../tools/gallery/take-pictures.ts";

const require = createRequire(import.meta.url);
const axe = require.resolve("axe-core/axe.min.js");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let site: GallerySite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([serveGallery(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly passes: readonly unknown[];
}

async function violationsOn(page: Page, story: string, language: string): Promise<readonly string[]> {
  await openStory(page, site, { story, language });
  const { violations, passes } = await page.evaluate<AxeResult>(
    `axe.run({ runOnly: { type: "tag", values: ${JSON.stringify(tags)} } })`,
  );
  expect(passes.length).toBeGreaterThan(5);
  return violations.map(({ id, nodes }) => `${story}: ${id}: ${nodes[0]?.html ?? ""}`);
}

test.each([
  ["en", "light"],
  ["ar", "dark"],
  ["de", "light"],
] as const)(
  "axe finds nothing on any screen, in %s and %s",
  async (language, colorScheme) => {
    const context = await browser.newContext({
      ...devices["phone"],
      colorScheme,
      reducedMotion: "reduce",
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.addInitScript({ path: axe });
    const found: string[] = [];
    for (const story of site.storyNames) found.push(...(await violationsOn(page, story, language)));
    await context.close();
    expect(found).toEqual([]);
  },
  120_000,
);
