import type { FeatureNode } from "#core/workflow/definition.ts";

/** How codes are sent and taken. */
export const codeLimits = {
  lifetimeMs: 10 * 60_000,
  /** Between two codes to the same person. */
  resendAfterMs: 30_000,
  codesPerStep: 5,
  length: 6,
} as const;

const usualAttempts = 3;

/** So many wrong codes end a step. */
export function mostWrongCodes({ config }: FeatureNode): number {
  return config.maxAttempts ?? usualAttempts;
}
