import type { BrowserContext, Page } from "playwright-core";
import { publicUrl, type VeriffCustomer } from "./veriff-customer.ts";

/** A person in front of a session's page. */
export interface Person {
  readonly sessionId: string;
  readonly url: string;
  readonly page: Page;
}

interface Visit {
  readonly context: BrowserContext;
  readonly customer: VeriffCustomer;
  readonly origin: string;
  readonly verification?: object;
}

/** Makes a session, and opens its link. */
export async function openLink({ context, customer, origin, verification = {} }: Visit): Promise<Person> {
  const { verification: made } = (await customer.client.create(verification)).json;
  const url = made.url.replace(publicUrl, origin);
  const page = await context.newPage();
  await page.goto(url);
  return { sessionId: made.id, url, page };
}

/** Presses a button by its words. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Waits for a screen by its heading. */
export async function see(page: Page, heading: string | RegExp, timeoutMs = 15_000): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor({ timeout: timeoutMs });
}

/** Agrees, and chooses a passport of a country. */
export async function beginWithPassport(page: Page, country = "Sweden"): Promise<void> {
  await press(page, "Agree and continue");
  await page.getByRole("combobox", { name: "Country that issued it" }).fill(country.slice(0, 4));
  await page.getByRole("option", { name: country, exact: true }).click();
  await page.getByLabel("Passport").check();
  await press(page, "Continue");
  await see(page, "The page of your passport with the photo");
}

/** Lets the camera take a picture by itself, and uses it. */
export async function photograph(page: Page): Promise<void> {
  await press(page, "Take a photo");
  await see(page, "Is the photo good?", 30_000);
  await press(page, "Use this photo");
}
