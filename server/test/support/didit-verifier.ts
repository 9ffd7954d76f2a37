import { createHmac, timingSafeEqual } from "node:crypto";

/** What a receiver looks at. */
export interface ReceivedHeaders {
  readonly signature: string | null;
  readonly timestamp: string | null;
}

const toleranceSeconds = 300;

/**
 * A receiver's check as a customer writes it in JavaScript, apart from the product's own code: parse, sort the keys of
 * every object with sort(), print again, and compare.
 */
export function isVerified(
  raw: string,
  { signature, timestamp }: ReceivedHeaders,
  secret: string,
  nowSeconds = Date.now() / 1000,
): boolean {
  if (signature === null || timestamp === null) return false;
  if (Math.abs(nowSeconds - Number.parseInt(timestamp, 10)) > toleranceSeconds) return false;
  const expected = createHmac("sha256", secret).update(printedAgain(raw), "utf8").digest("hex");
  const [left, right] = [Buffer.from(expected), Buffer.from(signature)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What such a receiver hashes. */
function printedAgain(raw: string): string {
  return JSON.stringify(sorted(JSON.parse(raw)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const source = value as Record<string, unknown>;
  const target: Record<string, unknown> = {};
  // Assigned one by one: a key "__proto__" is lost, and keys like places in a list come first.
  for (const key of Object.keys(source).toSorted()) target[key] = sorted(source[key]);
  return target;
}
