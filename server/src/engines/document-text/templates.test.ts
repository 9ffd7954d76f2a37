import { beforeAll, describe, expect, test } from "vitest";
import type { FieldName } from "#core/document/field.ts";
import { drawTemplate, type PrintedTexts } from "../../../test/support/draw-template.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { type LoadedPrintReader, loadPrintReader } from "./print-reader.ts";
import { loadTemplates } from "./template/load-templates.ts";
import type { Template } from "./template/template.ts";

const templates = await loadTemplates();

/** A person who does not exist. */
const usual: PrintedTexts = {
  surname: "MARLOWE",
  "given-names": "ADA RUTH",
  "full-name": "MARLOWE, ADA RUTH",
  "date-of-birth": "14.03.1988",
  "place-of-birth": "PORT ANYDER",
  sex: "F",
  nationality: "UTOPIAN",
  "personal-number": "880314/1234",
  "document-number": "XK2345678",
  address: "12 HARBOUR LANE, 4321 AMAUROT",
  "issuing-authority": "MINISTRY 12",
  "date-of-issue": "20.05.2019",
  "date-of-expiry": "20.05.2029",
  validity: "20.05.2019-20.05.2029",
  "vehicle-categories": "B",
};

const american: PrintedTexts = {
  "date-of-birth": "03/14/1988",
  "date-of-issue": "05/20/2019",
  "date-of-expiry": "05/20/2029",
};

/** What some documents print in a form of their own. */
const own: Readonly<Record<string, PrintedTexts>> = {
  "rou-identity-card-2001": { "document-number": "SERIA XK NR 234567" },
  "mco-identity-card-2009-front": {
    "document-number": "N°: 234567",
    nationality: "4: MCO",
    "place-of-birth": "6: (MCO) MONACO",
    validity: "Valide du: 20/05/2019 au: 20/05/2029",
  },
  "fra-identity-card-1988-front": { "date-of-birth": "Né(e) le: 14.03.1988" },
  "mco-identity-card-2009-back": { "issuing-authority": "Mairie de Monaco" },
  "twn-passport-1995": { "document-number": "M02345678" },
  "fra-identity-card-1988-back": { "date-of-issue": "délivrée le : 20.05.2019" },
  "usa-arizona-driving-licence-2014": american,
  "usa-california-driving-licence-2018": american,
  "usa-permanent-resident-card-1997": {
    "date-of-birth": "03/14/88",
    "date-of-expiry": "CARD EXPIRES 05/20/29",
    "personal-number": "A# 123-456-789",
    "place-of-birth": "Utopia",
    "full-name": "NAME MARLOWE, ADA RUTH",
  },
};

/** What must be read of it, by the templates' names of fields. */
const expected: Readonly<Record<string, string>> = {
  ...usual,
  "date-of-birth": "1988-03-14",
  "date-of-issue": "2019-05-20",
  "date-of-expiry": "2029-05-20",
};

const ownExpected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "rou-identity-card-2001": { "document-number": "XK234567" },
  "mco-identity-card-2009-back": { "issuing-authority": "Mairie de Monaco" },
  "twn-passport-1995": { "document-number": "M02345678" },
  "mco-identity-card-2009-front": { "document-number": "234567", "place-of-birth": "MCO) MONACO" },
  "usa-permanent-resident-card-1997": { "personal-number": "123-456-789", "place-of-birth": "Utopia" },
};

let reader: LoadedPrintReader;

beforeAll(async () => {
  reader = await loadPrintReader(await testModelStore());
});

function textsOf({ id, issuer }: Template): PrintedTexts {
  return { ...usual, nationality: issuer === "D" ? "DEUTSCH" : issuer, issuer, ...own[id] };
}

function valueOf({ id, issuer }: Template, name: FieldName): string | undefined {
  if (name === "nationality" || name === "issuer") return issuer;
  return ownExpected[id]?.[name] ?? expected[name];
}

describe("a page drawn as a template says is read by it", () => {
  test.each(templates.map((template) => [template.id, template] as const))("%s", async (id, template) => {
    const { raster, boxes } = await drawTemplate(template, textsOf(template));
    const { value } = await reader.read(raster, boxes, "2026-11-21");
    expect(value.template).toBe(id);
    const { type, issuer, side } = template;
    expect(value.documentClass).toMatchObject({ type, issuer, side });
    const names = template.fields.flatMap(({ name }) => {
      if (name === "validity") return ["date-of-issue", "date-of-expiry"] as const;
      return name === "other" || name === "birth" ? [] : [name];
    });
    const wanted = Object.fromEntries(names.map((name) => [name, valueOf(template, name)]));
    const read = Object.fromEntries(value.fields.map((field) => [field.name, field.value]));
    expect(read).toMatchObject(wanted);
  });
});
