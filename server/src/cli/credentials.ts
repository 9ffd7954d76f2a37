import type { Credential, Integration } from "#core/integration/integration.ts";
import type { CellValue } from "./table.ts";

/** What each dialect's customers call the two parts of a credential. */
const credentialWords: Readonly<Record<string, Words>> = {
  veriff: { keyId: "apiKey", secret: "apiSecret" },
  didit: { shownKey: "apiKey", secret: "webhookSecret" },
  yoti: { keyId: "sdkId", privateKey: "privateKeyPem" },
};

/**
 * What a customer signs with: `secret` is known here too, `privateKey` only at the moment when it is made. So is the key
 * that he shows, of which a digest is kept.
 */
type Words =
  | ({ readonly keyId: string } & ({ readonly secret: string } | { readonly privateKey: string }))
  | { readonly shownKey: string; readonly secret: string };

/** Keys that were made for a customer just now, by dialect; they are kept nowhere. */
export type FreshKeys = Readonly<Record<string, string | undefined>>;

/** An integration's id and credentials with their secrets: shown when they are made, and only then. */
export function credentialsAsJson({ id, environment, credentials }: Integration, keys: FreshKeys) {
  const shown = credentials.map((credential) => [credential.dialect, partsOf(credential, keys)] as const);
  return { id, environment, ...Object.fromEntries(shown) };
}

/** The same for people, as pairs. */
export function credentialsAsPairs(
  { credentials }: Integration,
  keys: FreshKeys,
): readonly (readonly [string, CellValue])[] {
  return credentials.flatMap((credential) =>
    Object.entries(partsOf(credential, keys)).map(
      ([word, value]) => [`${credential.dialect} ${word}`, value] as const,
    ),
  );
}

/** A public key is no secret, but the customer has it already: only what he needs is shown. */
function partsOf(credential: Credential, keys: FreshKeys): Readonly<Record<string, string>> {
  const words = credentialWords[credential.dialect] ?? { keyId: "keyId", secret: "secret" };
  const fresh = keys[credential.dialect];
  if ("shownKey" in words)
    return { ...(fresh !== undefined && { [words.shownKey]: fresh }), [words.secret]: credential.secret };
  const named = { [words.keyId]: credential.keyId };
  if ("secret" in words) return { ...named, [words.secret]: credential.secret };
  return fresh === undefined ? named : { ...named, [words.privateKey]: fresh };
}
