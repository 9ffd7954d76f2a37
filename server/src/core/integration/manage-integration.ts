import { CoreError } from "#core/errors.ts";
import { hex } from "#lib/hex.ts";
import type { Ports } from "#core/ports.ts";
import {
  type Credential,
  defaultSettings,
  type Integration,
  type IntegrationId,
  type IntegrationSettings,
} from "./integration.ts";

/** What may be changed after an integration was made. */
export type IntegrationChange = Partial<
  Pick<
    Integration,
    "name" | "isActive" | "decisionWebhookUrl" | "eventWebhookUrl" | "callbackUrl" | "allowInsecureWebhooks"
  >
> & { readonly settings?: Partial<IntegrationSettings> };

/** What is said of a new one, and the dialects for which it gets credentials. */
export type NewIntegration = IntegrationChange &
  Pick<Integration, "name" | "environment"> & {
    /** Those with a shared secret. */
    readonly dialects: readonly string[];
    /** Those whose customers sign: their public keys, by dialect. */
    readonly publicKeys?: Readonly<Record<string, string>>;
    /** Those whose customers show a key: the keys, by dialect. Only their digests are kept. */
    readonly bearerKeys?: Readonly<Record<string, string>>;
  };

/** Makes an integration: a key id and a secret (both UUID) for each dialect, a key id for each public key. */
export async function createIntegration(
  ports: Pick<Ports, "integrations" | "now" | "newId" | "sha256">,
  input: NewIntegration,
): Promise<Integration> {
  const integration: Integration = {
    id: ports.newId() as IntegrationId,
    name: input.name,
    environment: input.environment,
    isActive: input.isActive ?? true,
    credentials: [
      ...input.dialects.map((dialect) => newCredential(ports, dialect)),
      ...Object.entries(input.publicKeys ?? {}).map(([dialect, secret]) => ({
        ...newCredential(ports, dialect),
        secret,
      })),
      ...Object.entries(input.bearerKeys ?? {}).map(([dialect, key]) => ({
        ...newCredential(ports, dialect),
        keyId: digestOfKey(ports, key),
      })),
    ],
    decisionWebhookUrl: input.decisionWebhookUrl,
    eventWebhookUrl: input.eventWebhookUrl,
    destinations: [],
    callbackUrl: input.callbackUrl,
    allowInsecureWebhooks: input.allowInsecureWebhooks ?? false,
    settings: { ...defaultSettings, ...input.settings },
    clockAheadMs: 0,
    createdAt: ports.now(),
  };
  await ports.integrations.insert(integration);
  return integration;
}

/** Changes what is given and leaves the rest. Throws "integration-not-found". */
export async function updateIntegration(
  ports: Pick<Ports, "integrations">,
  id: IntegrationId,
  change: IntegrationChange,
): Promise<Integration> {
  const before = await findIntegration(ports, id);
  const { settings, ...rest } = change;
  const after: Integration = { ...before, ...rest, settings: { ...before.settings, ...settings } };
  await ports.integrations.save(after);
  return after;
}

/** Replaces one dialect's secret, keeping its public key id; the old secret stops at once. */
export async function rotateSecret(
  ports: Pick<Ports, "integrations" | "newId">,
  id: IntegrationId,
  dialect: string,
): Promise<Integration> {
  const before = await findIntegration(ports, id);
  if (!before.credentials.some((credential) => credential.dialect === dialect))
    throw new CoreError("input-invalid", `integration ${id} has no credentials for ${dialect}`);
  const credentials = before.credentials.map((credential) =>
    credential.dialect === dialect ? { ...credential, secret: ports.newId() } : credential,
  );
  const after = { ...before, credentials };
  await ports.integrations.save(after);
  return after;
}

async function findIntegration(ports: Pick<Ports, "integrations">, id: IntegrationId): Promise<Integration> {
  const integration = await ports.integrations.find(id);
  if (!integration) throw new CoreError("integration-not-found", `no integration ${id}`);
  return integration;
}

/** Replaces the key that a customer signs with, keeping its key id; one that had none gets one. */
export async function replacePublicKey(
  ports: Pick<Ports, "integrations" | "newId">,
  id: IntegrationId,
  { dialect, publicKey }: { readonly dialect: string; readonly publicKey: string },
): Promise<Integration> {
  const before = await findIntegration(ports, id);
  const known = before.credentials.find((credential) => credential.dialect === dialect);
  const fresh = { ...(known ?? newCredential(ports, dialect)), secret: publicKey };
  const credentials = known
    ? before.credentials.map((credential) => (credential === known ? fresh : credential))
    : [...before.credentials, fresh];
  const after = { ...before, credentials };
  await ports.integrations.save(after);
  return after;
}

/** By what a shown key is found: it is random enough that its digest tells nothing of it. */
export function digestOfKey({ sha256 }: Pick<Ports, "sha256">, key: string): string {
  return hex(sha256(new TextEncoder().encode(key)));
}

/** Replaces the key that a customer shows; the old one stops at once. */
export async function replaceBearerKey(
  ports: Pick<Ports, "integrations" | "newId" | "sha256">,
  id: IntegrationId,
  { dialect, key }: { readonly dialect: string; readonly key: string },
): Promise<Integration> {
  const before = await findIntegration(ports, id);
  const known = before.credentials.find((credential) => credential.dialect === dialect);
  const fresh = { ...(known ?? newCredential(ports, dialect)), keyId: digestOfKey(ports, key) };
  const others = before.credentials.filter((credential) => credential !== known);
  const after = { ...before, credentials: [...others, fresh] };
  await ports.integrations.save(after);
  return after;
}

function newCredential(ports: Pick<Ports, "newId">, dialect: string): Credential {
  return { dialect, keyId: ports.newId(), secret: ports.newId() };
}
