import type { Call } from "./call.ts";

/** How many requests of each kind a key may make within a minute. */
const limits = { read: 600, write: 300, create: 600, pdf: 50 } as const;
export type RequestKind = keyof typeof limits;

const windowMs = 60_000;

/** Where a key stands. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts requests of the last minute by key and kind, in this process. */
export function createRateLimiter() {
  const times = new Map<string, number[]>();
  return (keyId: string, kind: RequestKind, now: Date): Allowance => {
    const name = `${kind} ${keyId}`;
    const at = now.getTime();
    const recent = forgetOld(times.get(name) ?? [], at);
    const limit = limits[kind];
    const isAllowed = recent.length < limit;
    if (isAllowed) recent.push(at);
    times.set(name, recent);
    const resetMs = (recent[0] ?? at) + windowMs;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(limit - recent.length),
      "x-ratelimit-reset": String(Math.ceil(resetMs / 1000)),
      ...(!isAllowed && { "retry-after": String(Math.max(1, Math.ceil((resetMs - at) / 1000))) }),
    };
    return { isAllowed, headers };
  };
}

function forgetOld(times: number[], now: number): number[] {
  const first = times.findIndex((time) => time > now - windowMs);
  return first === -1 ? [] : times.slice(first);
}

/** What is said when there were too many. */
export function tooMany(kind: RequestKind): string {
  const what = kind === "create" ? "Session creation rate limit" : "Rate limit";
  return `${what} exceeded. You can make up to ${limits[kind]} requests per minute.`;
}

/** Whether this caller is held to the limits. */
export function isLimited({ integration }: Pick<Call, "integration">): boolean {
  return integration.settings.rateLimits;
}
