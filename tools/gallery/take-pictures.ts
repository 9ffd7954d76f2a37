import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { GallerySite } from "./serve-gallery.ts";

/** A picture that was taken. */
export interface Shot {
  readonly story: string;
  readonly device: string;
  readonly scheme: "light" | "dark";
  readonly language: string;
  /** Relative to the gallery's folder. */
  readonly file: string;
}

/** Which pictures are wanted. */
export interface Wish {
  readonly out: string;
  readonly languages: readonly string[];
  readonly schemes: readonly ("light" | "dark")[];
  readonly devices: readonly string[];
  readonly stories?: RegExp;
}

/** Sizes in which people see the page. */
export const devices: Readonly<Record<string, BrowserContextOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  small: { viewport: { width: 320, height: 568 }, isMobile: true, hasTouch: true },
  landscape: { viewport: { width: 740, height: 360 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 860 } },
};

/** Takes a picture of every screen, in each size, light and dark, in each language. */
export async function takePictures(
  browser: Browser,
  site: GallerySite,
  wish: Wish,
): Promise<readonly Shot[]> {
  mkdirSync(wish.out, { recursive: true });
  const shots: Shot[] = [];
  for (const device of wish.devices) {
    for (const scheme of wish.schemes) {
      const context = await browser.newContext({
        ...devices[device],
        colorScheme: scheme,
        reducedMotion: "reduce",
        permissions: ["camera"],
      });
      const page = await context.newPage();
      for (const language of wish.languages) {
        for (const story of site.storyNames.filter((name) => wish.stories?.test(name) ?? true)) {
          const file = `${story}.${device}.${scheme}.${language}.png`;
          await openStory(page, site, { story, language });
          // A camera's picture and its first steady hint take a moment.
          if ((await page.locator(".camera").count()) > 0)
            await page.waitForTimeout(story === "moves-asked" ? 3000 : 1200);
          await page.screenshot({ path: join(wish.out, file) });
          shots.push({ story, device, scheme, language, file });
        }
      }
      await context.close();
    }
  }
  return shots;
}

/** Shows one screen and waits until all of it is there; the page is loaded for the first one alone. */
export async function openStory(
  page: Page,
  { url }: GallerySite,
  { story, language }: { readonly story: string; readonly language: string },
): Promise<void> {
  const hash = `#story=${story}&lang=${language}`;
  if (page.url().startsWith(url)) await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  else await page.goto(`${url}/${hash}`);
  await page.waitForSelector(`body[data-shows="${hash}"] h1`);
}
