import type { DocumentType } from "#core/document/document.ts";

/** The kinds of document that a person can be asked for. */
export const capturedTypes = [
  "passport",
  "identity-card",
  "driving-licence",
  "residence-permit",
] as const satisfies readonly DocumentType[];
export type CapturedType = (typeof capturedTypes)[number];

/** Whether a person can be asked for it. */
export function isCapturedType(type: string | undefined): type is CapturedType {
  return capturedTypes.some((one) => one === type);
}

/** Whether its back has to be shown too: all of a passport is on one page. */
export function hasBack(type: CapturedType): boolean {
  return type !== "passport";
}

/** Where driving licences carry a PDF417 barcode by the AAMVA standard. */
const barcodeCountries: readonly string[] = ["CA", "US"];

/** Whether a PDF417 barcode is expected on its back. */
export function hasBarcode({
  country,
  type,
}: {
  readonly country: string;
  readonly type: CapturedType;
}): boolean {
  return type === "driving-licence" && barcodeCountries.includes(country);
}
