import { createPrivateKey, X509Certificate } from "node:crypto";
import { join } from "node:path";
import { readOrCreatePrivateFile } from "#adapters/private-file.ts";
import { CoreError } from "#core/errors.ts";
import type { TimestampAuthority } from "#core/media/timestamp-authority.ts";
import { issueCertificates } from "./issue-certificates.ts";
import { createTokenSigner } from "./sign-timestamp-token.ts";

/** An authority of our own, and what a verifier needs to trust it. */
export interface OwnTimestampAuthority extends TimestampAuthority {
  readonly caCertificatePem: string;
}

/**
 * The built-in authority. Its key and certificates are made once, in `timestamp-authority.pem` under `home`.
 * Throws when that file can be read by others or is damaged.
 */
export async function createTimestampAuthority(options: {
  readonly home: string;
  readonly now: () => Date;
}): Promise<OwnTimestampAuthority> {
  const path = join(options.home, "timestamp-authority.pem");
  const bytes = await readOrCreatePrivateFile(path, () => newAuthority(options.now()));
  const [key, certificate, caCertificate] = pemBlocks(Buffer.from(bytes).toString("latin1"));
  if (!key || !certificate || !caCertificate)
    throw new Error(`${path} must hold a private key, its certificate and the root's certificate`);
  const signToken = createTokenSigner({
    privateKey: createPrivateKey(key),
    certificate: new X509Certificate(certificate),
  });
  return {
    caCertificatePem: `${caCertificate}\n`,
    async stamp(sha256) {
      if (sha256.length !== 32) throw new CoreError("input-invalid", "a SHA-256 digest has 32 bytes");
      return signToken(sha256, options.now());
    },
  };
}

function newAuthority(now: Date): Uint8Array {
  const { privateKeyPem, certificatePem, caCertificatePem } = issueCertificates(now);
  return Buffer.from(privateKeyPem + certificatePem + caCertificatePem);
}

function pemBlocks(text: string): string[] {
  return text.match(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g) ?? [];
}
