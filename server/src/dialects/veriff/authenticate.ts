import type { Credential, Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { Refusal } from "./errors.ts";
import { concatenatedSignature, hmacSignature, isSameHex, isSha256Hex } from "./signature.ts";

/** The customer that a request speaks for. */
export interface Caller {
  readonly integration: Integration;
  readonly credential: Credential;
}

/** What a client signs: the body of what it writes, the id in the path of what it reads. */
export interface Signed {
  readonly payload: string | Uint8Array;
  readonly kind: "id" | "body";
  /** Without a signature the key alone is enough, as browsers send it; a wrong signature never is. */
  readonly isOptional: boolean;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Who calls, by X-AUTH-CLIENT. Throws Refusal 1101 and 1804. */
export async function identify(ports: Pick<Ports, "integrations">, headers: Headers): Promise<Caller> {
  const keyId = headers["x-auth-client"];
  // Longer than any key of ours; storage need not see it.
  if (typeof keyId !== "string" || keyId === "" || keyId.length > 100) throw new Refusal(1101);
  const integration = await ports.integrations.findByKey("veriff", keyId);
  const credential = integration?.credentials.find((one) => one.dialect === "veriff" && one.keyId === keyId);
  if (!integration || !credential) throw new Refusal(1101);
  if (!integration.isActive) throw new Refusal(1804);
  return { integration, credential };
}

/** Checks every signature that the request carries, of either generation. Throws Refusal 1812 to 1819. */
export function verify(headers: Headers, { secret }: Pick<Credential, "secret">, signed: Signed): void {
  const plain = single(headers["x-signature"]);
  const hmac = single(headers["x-hmac-signature"]);
  if (plain === undefined && hmac === undefined) {
    if (signed.isOptional) return;
    throw new Refusal(1812);
  }
  const isId = signed.kind === "id";
  if (plain !== undefined) {
    check(plain, concatenatedSignature(signed.payload, secret), isId ? 1813 : 1814);
  }
  if (hmac !== undefined) check(hmac, hmacSignature(signed.payload, secret), isId ? 1818 : 1819);
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(",") : header;
}

function check(given: string, expected: string, mismatch: 1813 | 1814 | 1818 | 1819): void {
  if (!isSha256Hex(given)) throw new Refusal(1812);
  if (!isSameHex(given, expected)) throw new Refusal(mismatch);
}
