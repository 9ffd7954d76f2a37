import type { FieldSource } from "../../server/src/core/document/field.ts";

/** Colours of the three sources, readable on white. */
export const sourceColours: Readonly<Record<FieldSource, string>> = {
  mrz: "#00795c",
  print: "#b5400a",
  barcode: "#6a3fb5",
};
