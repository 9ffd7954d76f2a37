import { describe, expect, test } from "vitest";
import type { MrzFields, MrzFormat } from "./mrz.ts";
import { typeOfMrz } from "./type-of-mrz.ts";

describe("the kind of document", () => {
  test.each<[MrzFormat, string, string]>([
    ["TD3", "P", "passport"],
    ["TD3", "PM", "passport"],
    ["TD1", "I", "identity-card"],
    ["TD1", "AR", "residence-permit"],
    ["TD2", "IR", "residence-permit"],
    ["TD2", "P", "passport"],
    ["MRV-A", "V", "visa"],
    ["MRV-B", "VC", "visa"],
    ["FR-ID", "ID", "identity-card"],
    ["CH-DL", "FA", "driving-licence"],
    ["TD1", "XY", "other"],
  ])("%s beginning with %s is a %s", (format, documentCode, type) => {
    expect(typeOfMrz({ format, fields: { documentCode } as MrzFields })).toBe(type);
  });
});
