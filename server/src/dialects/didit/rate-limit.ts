import type { Call } from "./call.ts";

const minuteMs = 60_000;

/** How many requests of each kind a key, or an address without one, may make within a time. */
const limits = {
  read: [600, minuteMs],
  write: [300, minuteMs],
  create: [600, minuteMs],
  pdf: [50, minuteMs],
  register: [5, 60 * minuteMs],
  account: [30, minuteMs],
} as const satisfies Record<string, readonly [count: number, windowMs: number]>;
export type RequestKind = keyof typeof limits;

/** So many keys are remembered: one that was forgotten begins anew. */
const keysKept = 10_000;

/** Where a key stands. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts requests by key and kind, in this process. */
export function createRateLimiter() {
  const times = new Map<string, number[]>();
  return (keyId: string, kind: RequestKind, now: Date): Allowance => {
    const name = `${kind} ${keyId}`;
    const at = now.getTime();
    const [limit, windowMs] = limits[kind];
    const recent = (times.get(name) ?? []).filter((time) => time > at - windowMs);
    if (times.size > keysKept) times.clear();
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

/** What is said when there were too many. */
export function tooMany(kind: RequestKind): string {
  const what = kind === "create" ? "Session creation rate limit" : "Rate limit";
  return `${what} exceeded. You can make up to ${limits[kind][0]} requests per ${limits[kind][1] === minuteMs ? "minute" : "hour"}.`;
}

/** Whether this caller is held to the limits. */
export function isLimited({ integration }: Pick<Call, "integration">): boolean {
  return integration.settings.rateLimits;
}
