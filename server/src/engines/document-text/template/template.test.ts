import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadTemplates } from "./load-templates.ts";
import { parseTemplate, TemplateError, templateProblems } from "./template.ts";

const good = {
  format: 1,
  id: "uto-passport",
  name: "Passport of Utopia",
  type: "passport",
  issuer: "UTO",
  side: "front",
  size: [1250, 880],
  keywords: [{ text: "UTOPIA", at: [50, 40, 200, 40] }],
  fields: [{ name: "surname", label: "Surname/Nom", valueAt: [450, 255, 500, 32] }],
};

describe("a template", () => {
  test("that is right is parsed", () => {
    expect(parseTemplate(JSON.stringify(good), "a.json")).toEqual(good);
  });

  test.each<[string, object, RegExp]>([
    ["without keywords", { ...good, keywords: [] }, /\/keywords must not have fewer than 1 items/],
    ["of a kind that does not exist", { ...good, type: "id" }, /\/type/],
    ["with a member that means nothing", { ...good, colour: "red" }, /must not have additional properties/],
    ["of an unknown field", { ...good, fields: [{ name: "height", label: "Height" }] }, /\/fields\/0\/name/],
    [
      "whose field cannot be found",
      { ...good, fields: [{ name: "surname" }] },
      /\/fields\/0 has neither a label/,
    ],
    [
      "whose place lies outside",
      { ...good, fields: [{ name: "surname", valueAt: [1000, 0, 500, 30] }] },
      /\/fields\/0\/valueAt reaches beyond the size of 1250 × 880/,
    ],
    [
      "with places but nothing to find them from",
      { ...good, keywords: [{ text: "UTOPIA" }] },
      /no keyword has at and no field has labelAt/,
    ],
    [
      "with keywords that may all be missing",
      { ...good, keywords: [{ text: "UTOPIA", at: [0, 0, 9, 9], isOptional: true }] },
      /\/keywords are all optional/,
    ],
    [
      "with a pattern that names no value",
      { ...good, fields: [{ name: "surname", label: "Nom", pattern: "[A-Z]+" }] },
      /\/fields\/0\/pattern has no group/,
    ],
    [
      "with a pattern that is none",
      { ...good, fields: [{ name: "surname", label: "Nom", pattern: "([A-Z+" }] },
      /\/fields\/0\/pattern .*Invalid regular expression/,
    ],
  ])("%s is refused, and told why", (_title, template, problem) => {
    expect(templateProblems(template).join("\n")).toMatch(problem);
  });

  test("that is no JSON is refused with its file", () => {
    expect(() => parseTemplate("{", "/x/a.json")).toThrow(TemplateError);
    expect(() => parseTemplate("{", "/x/a.json")).toThrow(/\/x\/a\.json cannot be used:\n {2}It is no JSON/);
  });
});

describe("a folder of one's own", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "templates-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (file: string, template: object) =>
    writeFileSync(join(folder, file), JSON.stringify(template));

  test("adds to ours, and replaces one of the same id", async () => {
    const ours = await loadTemplates();
    write("a.json", { ...good, name: "Mine" });
    write("b.json", { ...good, id: "uto-other" });
    const all = await loadTemplates(folder);
    expect(all).toHaveLength(ours.length + 1);
    expect(all.filter(({ id }) => id === "uto-passport").map(({ name }) => name)).toEqual(["Mine"]);
  });

  test("with the same id twice, or that is not there, is refused", async () => {
    write("a.json", good);
    write("b.json", good);
    await expect(loadTemplates(folder)).rejects.toThrow(/b\.json cannot be used:\n {2}\/id uto-passport is/);
    await expect(loadTemplates(join(folder, "none"))).rejects.toThrow(/The folder cannot be read/);
  });
});
