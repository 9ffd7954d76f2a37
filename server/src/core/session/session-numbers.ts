import type { IntegrationId } from "#core/integration/integration.ts";

/** Counts an integration's sessions. */
export interface SessionNumbers {
  /** A number that no session has, above those given here before. Numbers of a crashed server may be left out. */
  next(integrationId: IntegrationId): Promise<number>;
}
