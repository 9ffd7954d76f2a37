import { defaultSettings, type IntegrationSettings } from "#core/integration/integration.ts";
import { kebabCase } from "./kebab-case.ts";
import { UsageError } from "./usage-error.ts";

type SettingKey = keyof IntegrationSettings;
type SettingValue = IntegrationSettings[SettingKey];

/** What whole numbers each counted setting takes. */
const ranges: Partial<Record<SettingKey, readonly [number, number]>> = {
  externalReferenceLimit: [1, 1000],
  retentionDays: [0, 36_500],
};

/** What customers of a vendor call a setting. */
const aliases: ReadonlyMap<string, SettingKey> = new Map([["vendor-data-limit", "externalReferenceLimit"]]);

const settingKeys = Object.keys(defaultSettings) as readonly SettingKey[];

/** Every setting as it is spelled on the command line. */
export const settingNames: readonly string[] = settingKeys.map(kebabCase);

/** Reads `key=value` pairs. Throws UsageError that tells all that is wrong at once. */
export function parseSettings(assignments: readonly string[]): Partial<IntegrationSettings> {
  const problems: string[] = [];
  const settings: Partial<Record<SettingKey, SettingValue>> = {};
  for (const assignment of assignments) {
    const [name = "", ...rest] = assignment.split("=");
    const key = settingKeys.find((candidate) => kebabCase(candidate) === name) ?? aliases.get(name);
    if (!key) {
      problems.push(`"${name}" is no setting; there are: ${settingNames.join(", ")}.`);
      continue;
    }
    const parsed = parseValue(key, rest.join("="));
    if ("expected" in parsed) problems.push(`"${name}" takes ${parsed.expected}: --set ${name}=…`);
    else settings[key] = parsed.value;
  }
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return settings as Partial<IntegrationSettings>;
}

/** The value, or in words what it should have been. */
function parseValue(
  key: SettingKey,
  text: string,
): { readonly value: SettingValue } | { readonly expected: string } {
  if (typeof defaultSettings[key] === "boolean")
    return text === "true" || text === "false" ? { value: text === "true" } : { expected: "true or false" };
  if (typeof defaultSettings[key] === "string")
    return text === "" || isOrigin(text)
      ? { value: text }
      : { expected: "an origin like https://verify.example.com, or nothing" };
  const [low, high] = ranges[key] ?? [0, Number.MAX_SAFE_INTEGER];
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high ? { value } : { expected: `a whole number from ${low} to ${high}` };
}

/** Nothing but scheme, host and port; browsers open the camera on https: or localhost only. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && url.hostname === "localhost");
  return isSafe && url.origin === text;
}

/** Settings as the command line spells them. */
export function settingsForShow(settings: IntegrationSettings): Readonly<Record<string, SettingValue>> {
  return Object.fromEntries(settingKeys.map((key) => [kebabCase(key), settings[key]]));
}

/** Checks addresses; undefined and null pass. Throws UsageError that tells all that is wrong at once. */
export function checkUrls(
  urls: Readonly<Record<string, string | null | undefined>>,
  { allowInsecure }: { readonly allowInsecure: boolean },
): void {
  const problems = Object.entries(urls).flatMap(([flag, url]) => {
    const problem = url === null || url === undefined ? undefined : problemOfUrl(url, allowInsecure);
    return problem === undefined ? [] : [`--${flag} ${url}: ${problem}`];
  });
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
}

function problemOfUrl(text: string, allowInsecure: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url) return "this is no complete address; write it like https://example.com/webhooks.";
  if (url.username !== "" || url.password !== "") return "leave out the user name and password.";
  if (url.hash !== "") return "leave out the part after #.";
  if (url.protocol === "https:") return undefined;
  if (url.protocol !== "http:") return "it must begin with https://.";
  return allowInsecure
    ? undefined
    : "it must begin with https://; --allow-insecure-webhooks permits http and private addresses.";
}
