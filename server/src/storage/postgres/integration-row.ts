import {
  type Credential,
  defaultSettings,
  type Environment,
  type Integration,
  type IntegrationId,
  type IntegrationSettings,
} from "#core/integration/integration.ts";
import type { WebhookDestination } from "#core/webhook/webhook-destination.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import type { Envelope, Envelopes } from "#core/secrecy/envelope.ts";

/** A row of `integrations` beside one of its credentials; null where it has none. */
export interface IntegrationRow {
  id: string;
  name: string;
  environment: Environment;
  is_active: boolean;
  decision_webhook_url: string | null;
  event_webhook_url: string | null;
  callback_url: string | null;
  allow_insecure_webhooks: boolean;
  settings: Partial<IntegrationSettings>;
  clock_ahead_ms: string;
  created_at: Date;
  wrapped_key: Uint8Array;
  revision: string;
  sealed_destinations: Uint8Array | null;
  dialect: string | null;
  key_id: string | null;
  secret: Uint8Array | null;
}

/** Integrations already opened, by id; good while the row's revision is the same. */
export type OpenedIntegrations = Map<
  string,
  { readonly revision: string; readonly integration: Integration }
>;

/** Values in the order of the statements: the row's, then one array for each of the credentials' columns. */
export function integrationValues(envelope: Envelope, integration: Integration): unknown[] {
  const { id, name, environment, isActive, credentials, settings } = integration;
  const { decisionWebhookUrl, eventWebhookUrl, callbackUrl, allowInsecureWebhooks } = integration;
  return [
    ...[id, name, environment, isActive],
    ...[decisionWebhookUrl ?? null, eventWebhookUrl ?? null, callbackUrl ?? null, allowInsecureWebhooks],
    ...[JSON.stringify(settings), integration.clockAheadMs, integration.createdAt, envelope.wrappedKey],
    credentials.map(({ dialect }) => dialect),
    credentials.map(({ keyId }) => keyId),
    credentials.map((_, ordinal) => ordinal),
    credentials.map((credential) => sealSecret(envelope, id, credential)),
    sealDestinations(envelope, integration),
  ];
}

function secretContext(id: string, { dialect, keyId }: Pick<Credential, "dialect" | "keyId">): string {
  return `integration:${id.toLowerCase()}:${dialect}:${keyId}`;
}

function sealSecret(envelope: Envelope, id: string, credential: Credential): Buffer {
  const plain = new TextEncoder().encode(credential.secret);
  return Buffer.from(envelope.seal(plain, secretContext(id, credential)));
}

function sealDestinations(envelope: Envelope, { id, destinations }: Integration): Uint8Array | null {
  return destinations.length === 0 ? null : sealJson(envelope, destinations, destinationsContext(id));
}

function destinationsContext(id: string): string {
  return `integration-destinations:${id.toLowerCase()}`;
}

function openDestinations(envelope: Envelope, row: IntegrationRow): readonly WebhookDestination[] {
  if (row.sealed_destinations === null) return [];
  const stored = openJson(envelope, row.sealed_destinations, destinationsContext(row.id));
  return (stored as StoredDestination[]).map((destination) => ({
    ...destination,
    createdAt: new Date(destination.createdAt),
    updatedAt: new Date(destination.updatedAt),
  }));
}

/** JSON keeps times as text. */
type StoredDestination = Omit<WebhookDestination, "createdAt" | "updatedAt"> & {
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** The integrations that rows hold; rows of one integration follow each other. */
export function toIntegrations(
  envelopes: Envelopes,
  opened: OpenedIntegrations,
  rows: readonly IntegrationRow[],
): Integration[] {
  const groups = Map.groupBy(rows, (row) => row.id);
  return [...groups.values()].map((group) => toIntegration(envelopes, opened, group));
}

function toIntegration(
  envelopes: Envelopes,
  opened: OpenedIntegrations,
  rows: readonly IntegrationRow[],
): Integration {
  const [row] = rows as [IntegrationRow, ...IntegrationRow[]];
  const known = opened.get(row.id);
  if (known?.revision === row.revision) return known.integration;
  const integration = open(envelopes, row, rows);
  opened.set(row.id, { revision: row.revision, integration });
  return integration;
}

function open(envelopes: Envelopes, row: IntegrationRow, rows: readonly IntegrationRow[]): Integration {
  const envelope = envelopes.of(row.wrapped_key);
  return {
    id: row.id as IntegrationId,
    name: row.name,
    environment: row.environment,
    isActive: row.is_active,
    credentials: rows.flatMap((each) => openCredential(envelope, each)),
    decisionWebhookUrl: row.decision_webhook_url ?? undefined,
    eventWebhookUrl: row.event_webhook_url ?? undefined,
    destinations: openDestinations(envelope, row),
    callbackUrl: row.callback_url ?? undefined,
    allowInsecureWebhooks: row.allow_insecure_webhooks,
    settings: { ...defaultSettings, ...row.settings },
    clockAheadMs: Number(row.clock_ahead_ms),
    createdAt: row.created_at,
  };
}

function openCredential(envelope: Envelope, row: IntegrationRow): Credential[] {
  const { id, dialect, key_id: keyId, secret } = row;
  if (dialect === null || keyId === null || secret === null) return [];
  const plain = envelope.open(secret, secretContext(id, { dialect, keyId }));
  return [{ dialect, keyId, secret: new TextDecoder().decode(plain) }];
}
