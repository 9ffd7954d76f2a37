import type { DocumentType } from "./document.ts";
import type { MrzReading } from "./mrz.ts";

/** The kind of document by the zone's first letters (ICAO Doc 9303 parts 4 to 7), or by its form. */
export function typeOfMrz({ format, fields }: Pick<MrzReading, "format" | "fields">): DocumentType {
  const code = fields.documentCode;
  if (format === "CH-DL") return "driving-licence";
  if (format === "FR-ID") return "identity-card";
  if (code.startsWith("V")) return "visa";
  if (code.startsWith("P") && format === "TD3") return "passport";
  if (/^[AIC]R$/.test(code)) return "residence-permit";
  if (/^[AIC]/.test(code)) return "identity-card";
  return code.startsWith("P") ? "passport" : "other";
}
