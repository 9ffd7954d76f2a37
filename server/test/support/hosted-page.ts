import type { BrowserContext, Page } from "playwright-core";
import { publicUrl, type VeriffCustomer } from "./veriff-customer.ts";

/** A session's link. */
export interface Link {
  readonly sessionId: string;
  readonly url: string;
}

/** What a phone's browser calls itself. */
export const phoneUserAgent =
  "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36";

/** Makes a session at a listening server. */
export async function makeLink(customer: Pick<VeriffCustomer, "client">, origin: string): Promise<Link> {
  const { verification } = (await customer.client.create({})).json;
  return { sessionId: verification.id, url: verification.url.replace(publicUrl, origin) };
}

/** Opens a page in a new tab. */
export async function visit(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Presses a button by its words. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Waits for a screen by its heading. */
export async function see(page: Page, heading: string, timeoutMs = 40_000): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor({ timeout: timeoutMs });
}

/** Agrees, and chooses a passport of a country. */
export async function beginWithPassport(page: Page, country = "Sweden"): Promise<void> {
  await see(page, "Show us who you are");
  await press(page, "Agree and continue");
  await choosePassport(page, country);
}

/** Chooses a passport of a country. */
async function choosePassport(page: Page, country = "Sweden"): Promise<void> {
  await page.getByRole("combobox", { name: "Country that issued it" }).fill(country.slice(0, 4));
  await page.getByRole("option", { name: country, exact: true }).click();
  await page.getByLabel("Passport").check();
  await press(page, "Continue");
  await see(page, "The page of your passport with the photo");
}

/** Lets the camera take a picture by itself, and uses it. */
export async function photograph(page: Page): Promise<void> {
  await press(page, "Take a photo");
  await see(page, "Is the photo good?");
  await press(page, "Use this photo");
}

/** Chooses a picture that lies on the device, and uses it. */
export async function chooseFile(page: Page, jpeg: Uint8Array): Promise<void> {
  const file = { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(jpeg) };
  await page.locator("input[type=file]").setInputFiles(file);
  await see(page, "Is the photo good?");
  await press(page, "Use this photo");
}
