import type { Session } from "#core/session/session.ts";
import { refuseFields } from "../errors.ts";
import { type Status, statusWords } from "../words.ts";

/** Schemes in which a browser would run what the address holds, or read files. */
const dangerous = /^(?:javascript|data|vbscript|blob|file|filesystem|about|view-source):/i;

/** An address to return to: a site, or an app's own scheme. Throws Refusal 400. */
export function parseCallback(given: string): string {
  // Parsing skips line breaks and tabs, which must not get into a header or a page with the address.
  const isPlain = !/[\p{Cc}\s]/u.test(given);
  if (!isPlain || !URL.canParse(given) || dangerous.test(given))
    throw refuseFields({
      callback: ["Must be a complete address, such as https://example.com/done or myapp://done."],
    });
  return given;
}

/** Where the browser goes at the end: the callback with the session's id and status. */
export function returnUrl(session: Session): string | undefined {
  const { callbackUrl, id, state } = session;
  if (callbackUrl === undefined || state === "deleted") return undefined;
  return withStatus(callbackUrl, id, statusWords[state]);
}

/** Appends rather than parses: apps' own addresses come back exactly as they were given. */
function withStatus(callback: string, id: string, status: Status): string {
  const [address = "", ...fragment] = callback.split("#");
  const query = `verificationSessionId=${encodeURIComponent(id)}&status=${encodeURIComponent(status)}`;
  return [`${address}${separatorOf(address)}${query}`, ...fragment].join("#");
}

function separatorOf(address: string): string {
  if (!address.includes("?")) return "?";
  return /[?&]$/.test(address) ? "" : "&";
}
