import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { type Branding, plainBranding } from "#core/capture/branding.ts";
import type { BrandingChange } from "#core/capture/change-branding.ts";
import { UsageError } from "./usage-error.ts";

/** How the page looks, as commander hands it over. The logo is false after `--no-logo`. */
export interface BrandingOptions {
  readonly branding?: string;
  readonly accent?: string;
  readonly fontColour?: string;
  readonly logo?: string | false;
}

/** Adds the options of the hosted page's look. */
export function addBrandingOptions(command: Command): Command {
  return command
    .option("--branding <file>", "JSON: name, colours, texts, privacyTexts, privacyUrl (docs/white-label.md)")
    .option("--accent <colour>", "of buttons on the hosted page, like #0b5cad")
    .option("--font-colour <colour>", "of text on the hosted page")
    .option("--logo <file>", "PNG or JPEG of at most 100 kB, above the hosted page")
    .option("--no-logo", "show no logo");
}

/** Reads them; undefined when none was given. Throws UsageError. */
export async function readBrandingOptions(options: BrandingOptions): Promise<BrandingChange | undefined> {
  const { branding: file, accent, fontColour, logo } = options;
  if ([file, accent, fontColour, logo].every((option) => option === undefined)) return undefined;
  const branding = file === undefined ? undefined : parseBranding(await read("branding", file));
  const colours = {
    ...(accent !== undefined && { accent: accent.toLowerCase() }),
    ...(fontColour !== undefined && { text: fontColour.toLowerCase() }),
  };
  const picture = logo === false ? null : logo && (await read("logo", logo));
  return { branding, colours, logo: picture === "" ? undefined : picture };
}

async function read(flag: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new UsageError(`--${flag} ${file}: this file cannot be read.`);
  }
}

const known = new Set(["name", "colours", "texts", "privacyTexts", "privacyUrl"]);
const knownColours = new Set(["accent", "onAccent", "background", "text"]);

function parseBranding(bytes: Uint8Array): Branding {
  const value = parseJson(bytes);
  const { colours = {}, texts = {}, privacyTexts = {}, ...rest } = value;
  const odd = [
    ...Object.keys(value).filter((name) => !known.has(name)),
    ...Object.keys(isWords(colours) ? colours : {}).filter((name) => !knownColours.has(name)),
  ];
  if (odd.length > 0) throw new UsageError(`--branding: unknown: ${odd.join(", ")}.`);
  const areTexts = isObject(texts) && Object.values(texts).every(isWords);
  if (!isWords(rest) || !isWords(colours) || !areTexts || !isWords(privacyTexts))
    throw new UsageError("--branding: every value is a text; docs/white-label.md shows the whole file.");
  const lower = Object.entries(colours).map(([name, colour]) => [name, colour.toLowerCase()]);
  return {
    ...plainBranding,
    ...rest,
    colours: Object.fromEntries(lower),
    texts: texts as Branding["texts"],
    privacyTexts,
  };
}

function parseJson(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isObject(value)) return value;
  } catch {
    // Said below, like any other wrong content.
  }
  throw new UsageError("--branding: the file holds no JSON object.");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWords(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((one) => typeof one === "string");
}
