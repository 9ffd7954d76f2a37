import type { Milestone } from "./milestones.ts";

/** A message as sites that frame Yoti's page read it. */
export type YotiMessage =
  | { readonly eventType: "STARTED" | "SUCCESS" }
  | { readonly eventType: "ERROR"; readonly eventCode: number };

/** Codes of Yoti's table: the session is unknown or over, the person left, something failed. */
const codes = { cancelled: 2003, error: 4000 } as const;

/** A milestone in the words of Yoti's frame. */
export function yotiMessages({ type }: Milestone): readonly YotiMessage[] {
  if (type === "ready") return [{ eventType: "STARTED" }];
  if (type === "finished") return [{ eventType: "SUCCESS" }];
  return type === "cancelled" || type === "error" ? [{ eventType: "ERROR", eventCode: codes[type] }] : [];
}
