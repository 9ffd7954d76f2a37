import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBrandingOptions } from "./branding-options.ts";

async function readFileWith(content: string) {
  const folder = await mkdtemp(join(tmpdir(), "bonafide-branding-"));
  const branding = join(folder, "branding.json");
  await writeFile(branding, content);
  try {
    return await readBrandingOptions({ branding });
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("without any of its options nothing changes", async () => {
  expect(await readBrandingOptions({})).toBeUndefined();
});

test("a file and single colours are read together, colours in lower case", async () => {
  const content = {
    name: "Shop",
    colours: { accent: "#0B5CAD" },
    texts: { et: { "consent.title": "Tere" } },
  };
  const change = await readFileWith(JSON.stringify(content));
  expect(change?.branding).toEqual({
    ...{ name: "Shop", colours: { accent: "#0b5cad" } },
    ...{ texts: { et: { "consent.title": "Tere" } }, privacyTexts: {} },
  });
  expect(await readBrandingOptions({ accent: "#FFF000", logo: false })).toMatchObject({
    colours: { accent: "#fff000" },
    logo: null,
  });
});

test.each([
  ["no JSON at all", "name: Shop", "no JSON object"],
  ["a list", "[]", "no JSON object"],
  ["a key that nobody knows", '{"color":"red"}', "unknown: color"],
  ["a colour that nobody knows", '{"colours":{"accnt":"#000000"}}', "unknown: accnt"],
  ["a number for a text", '{"name":7}', "every value is a text"],
  ["a text for a language's texts", '{"texts":{"et":"Tere"}}', "every value is a text"],
])("a file with %s is refused", async (_name, content, problem) => {
  await expect(readFileWith(content)).rejects.toThrow(problem);
});

test("a file that is not there is named", async () => {
  await expect(readBrandingOptions({ logo: "/no/logo.png" })).rejects.toThrow("--logo /no/logo.png");
});
