import type { JsonObject } from "#lib/json.ts";
import type { Call } from "../call.ts";
import { refuse, refuseFields } from "../errors.ts";
import { parseMetadata } from "../session/metadata.ts";

/** Largest picture or document. */
const fileLimit = 5 * 1024 * 1024;

/** A form with files, as the stand-alone calls take it. */
export interface Form {
  /** Throws Refusal 400 where it is missing and needed, or too large. */
  file(name: string): Promise<Uint8Array>;
  optionalFile(name: string): Promise<Uint8Array | undefined>;
  text(name: string): string | undefined;
  /** A number between bounds. Throws Refusal 400. */
  number(name: string, bounds: { min: number; max: number; otherwise: number }): number;
  /** What comes back as it was sent. */
  readonly echo: { readonly vendor_data: string | null; readonly metadata: JsonObject | null };
}

/** Reads multipart/form-data. Throws Refusal 400 where the body is none. */
export async function readForm({ body, contentType }: Call): Promise<Form> {
  const data = await parse(body, contentType);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const optionalFile = async (name: string) => {
    const value = data.get(name);
    if (value === null || typeof value === "string") return undefined;
    if (value.size > fileLimit) throw refuseFields({ [name]: ["Must not be larger than 5 MB."] });
    return new Uint8Array(await value.arrayBuffer());
  };
  return {
    text,
    optionalFile,
    file: async (name) => {
      const bytes = await optionalFile(name);
      if (!bytes || bytes.length === 0) throw refuseFields({ [name]: ["No file was submitted."] });
      return bytes;
    },
    number: (name, { min, max, otherwise }) => {
      const given = text(name);
      if (given === undefined) return otherwise;
      const value = Number(given);
      if (!(value >= min && value <= max))
        throw refuseFields({ [name]: [`Must be a number from ${min} to ${max}.`] });
      return value;
    },
    echo: { vendor_data: text("vendor_data") ?? null, metadata: parseMetadata(text("metadata")) },
  };
}

async function parse(body: Uint8Array, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    throw refuse(400, "The request's body must be multipart/form-data.");
  }
}
