import type { Integration, IntegrationId } from "./integration.ts";

/** Remembers integrations; their secrets are encrypted at rest. */
export interface IntegrationStore {
  insert(integration: Integration): Promise<void>;
  save(integration: Integration): Promise<void>;
  /** Within a transaction: reads it and keeps others from changing it until the transaction ends. */
  lock(id: IntegrationId): Promise<Integration | undefined>;
  find(id: IntegrationId): Promise<Integration | undefined>;
  /** By what a client sends to name itself in `dialect`; active or not. */
  findByKey(dialect: string, keyId: string): Promise<Integration | undefined>;
  list(): Promise<readonly Integration[]>;
}
