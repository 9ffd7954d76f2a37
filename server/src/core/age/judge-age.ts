import type { AgeEstimate } from "./age.ts";

/** A question about an age: is the person at least so old, or younger? */
export interface AgeLimit {
  readonly years: number;
  readonly isOver: boolean;
}

/**
 * Whether the estimate itself is on the wanted side. It claims nothing about the person: whoever wants few minors to
 * pass asks for a limit some years above the legal one, as `docs/models.md` counts.
 */
export function isOnWantedSide({ years }: AgeEstimate, limit: AgeLimit): boolean {
  return limit.isOver ? years >= limit.years : years < limit.years;
}
