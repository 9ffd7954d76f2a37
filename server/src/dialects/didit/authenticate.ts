import type { Credential, Integration } from "#core/integration/integration.ts";
import { digestOfKey } from "#core/integration/manage-integration.ts";
import type { Ports } from "#core/ports.ts";
import { permissionDenied } from "./errors.ts";

/** The name under which this dialect's credentials are kept. */
export const credentialDialect = "didit";

/** The customer that a request speaks for. */
export interface Caller {
  readonly integration: Integration;
  readonly credential: Credential;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Who calls, by x-api-key. The key is a secret, so only its SHA-256 is kept; it is found by that. Throws Refusal 403
 * for a key that is missing, unknown or switched off.
 */
export async function authenticate(
  ports: Pick<Ports, "integrations" | "sha256">,
  headers: Headers,
): Promise<Caller> {
  const key = headers["x-api-key"];
  // Longer than any key of ours.
  if (typeof key !== "string" || key === "" || key.length > 200) throw permissionDenied();
  const keyId = digestOfKey(ports, key);
  const integration = await ports.integrations.findByKey(credentialDialect, keyId);
  const credential = integration?.credentials.find(
    (one) => one.dialect === credentialDialect && one.keyId === keyId,
  );
  if (!integration?.isActive || !credential) throw permissionDenied();
  return { integration, credential };
}
