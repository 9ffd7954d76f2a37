import type { Credential, Integration } from "#core/integration/integration.ts";
import type { CellValue } from "./table.ts";

/** What each dialect's customers call the two parts of a credential. */
const credentialWords: Readonly<Record<string, { readonly keyId: string; readonly secret: string }>> = {
  veriff: { keyId: "apiKey", secret: "apiSecret" },
};

/** An integration's id and credentials with their secrets: shown when they are made, and only then. */
export function credentialsAsJson({ id, environment, credentials }: Integration) {
  return { id, environment, ...Object.fromEntries(credentials.map(asEntry)) };
}

/** The same for people, as pairs. */
export function credentialsAsPairs(integration: Integration): readonly (readonly [string, CellValue])[] {
  return integration.credentials.flatMap((credential) => {
    const { keyId, secret } = wordsOf(credential);
    return [
      [`${credential.dialect} ${keyId}`, credential.keyId],
      [`${credential.dialect} ${secret}`, credential.secret],
    ] as const;
  });
}

function asEntry(credential: Credential): readonly [string, Readonly<Record<string, string>>] {
  const { keyId, secret } = wordsOf(credential);
  return [credential.dialect, { [keyId]: credential.keyId, [secret]: credential.secret }];
}

function wordsOf({ dialect }: Credential) {
  return credentialWords[dialect] ?? { keyId: "keyId", secret: "secret" };
}
