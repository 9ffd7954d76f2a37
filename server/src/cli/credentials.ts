import type { Credential, Integration } from "#core/integration/integration.ts";
import type { CellValue } from "./table.ts";

/** What each dialect's customers call the two parts of a credential. */
const credentialWords: Readonly<Record<string, Words>> = {
  veriff: { keyId: "apiKey", secret: "apiSecret" },
  yoti: { keyId: "sdkId", privateKey: "privateKeyPem" },
};

/** What a customer signs with: `secret` is known here too, `privateKey` only at the moment when it is made. */
type Words = { readonly keyId: string } & ({ readonly secret: string } | { readonly privateKey: string });

/** Keys that were made for a customer just now, by dialect; they are kept nowhere. */
export type PrivateKeys = Readonly<Record<string, string | undefined>>;

/** An integration's id and credentials with their secrets: shown when they are made, and only then. */
export function credentialsAsJson({ id, environment, credentials }: Integration, keys: PrivateKeys) {
  const shown = credentials.map((credential) => [credential.dialect, partsOf(credential, keys)] as const);
  return { id, environment, ...Object.fromEntries(shown) };
}

/** The same for people, as pairs. */
export function credentialsAsPairs(
  { credentials }: Integration,
  keys: PrivateKeys,
): readonly (readonly [string, CellValue])[] {
  return credentials.flatMap((credential) =>
    Object.entries(partsOf(credential, keys)).map(
      ([word, value]) => [`${credential.dialect} ${word}`, value] as const,
    ),
  );
}

/** A public key is no secret, but the customer has it already: only what he needs is shown. */
function partsOf(credential: Credential, keys: PrivateKeys): Readonly<Record<string, string>> {
  const words = credentialWords[credential.dialect] ?? { keyId: "keyId", secret: "secret" };
  const named = { [words.keyId]: credential.keyId };
  if ("secret" in words) return { ...named, [words.secret]: credential.secret };
  const privateKey = keys[credential.dialect];
  return privateKey === undefined ? named : { ...named, [words.privateKey]: privateKey };
}
