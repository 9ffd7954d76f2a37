import type { Json } from "#lib/json.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A number that cannot be kept as it was written. */
export interface LostNumber {
  readonly source: string;
}

/** What a body holds; `lost` are whole numbers with more digits than a number keeps. Throws SyntaxError or TypeError. */
export function parseJson(bytes: Uint8Array): { readonly json: Json; readonly lost: readonly LostNumber[] } {
  const lost: LostNumber[] = [];
  const revive = (_key: string, value: Json, context?: { readonly source?: string }): Json => {
    const source = context?.source;
    if (typeof value === "number" && source !== undefined && isLost(value, source)) lost.push({ source });
    return value;
  };
  return { json: JSON.parse(utf8.decode(bytes), revive), lost };
}

function isLost(value: number, source: string): boolean {
  return /^-?\d{16,}$/.test(source) && Number.isFinite(value) && BigInt(source) !== BigInt(value);
}
