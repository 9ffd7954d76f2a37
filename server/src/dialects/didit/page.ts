import type { JsonObject } from "#lib/json.ts";
import type { Call } from "./call.ts";
import { refuseFields } from "./errors.ts";

/** Most entries of one page. */
const pageLimit = 200;

/** Which part of a list is asked for. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** `limit` and `offset`, 50 and 0 where nothing is said. Throws Refusal 400. */
export function parsePage({ query }: Pick<Call, "query">): Page {
  const limit = wholeNumber(query, "limit", 50);
  if (limit === 0) throw refuseFields({ limit: ["Must be at least 1."] });
  return { limit: Math.min(limit, pageLimit), offset: wholeNumber(query, "offset", 0) };
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name) ?? "";
  if (text === "") return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw refuseFields({ [name]: ["Must be a whole number."] });
  return Number(text);
}

/** A page of a list, with the addresses of those before and after it. */
export function pageBody(
  { publicUrl, query }: Pick<Call, "publicUrl" | "query">,
  path: string,
  { limit, offset }: Page,
  { count, results }: { readonly count: number; readonly results: readonly JsonObject[] },
): JsonObject {
  const address = (from: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set("limit", String(limit));
    parameters.set("offset", String(from));
    return `${publicUrl}/v3${path}?${parameters}`;
  };
  return {
    count,
    next: offset + limit < count ? address(offset + limit) : null,
    previous: offset > 0 ? address(Math.max(0, offset - limit)) : null,
    results,
  };
}

/** A part of a list that is at hand as a whole. */
export function slicePage<T>(all: readonly T[], { limit, offset }: Page): readonly T[] {
  return all.slice(offset, offset + limit);
}
