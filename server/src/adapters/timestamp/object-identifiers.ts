/** Names of RFC 3161, RFC 5652 (CMS), RFC 5816 (SigningCertificateV2), RFC 5280 (certificates) and RFC 5758 (ECDSA). */
export const oids = {
  signedData: "1.2.840.113549.1.7.2",
  tstInfo: "1.2.840.113549.1.9.16.1.4",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  sha256: "2.16.840.1.101.3.4.2.1",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  commonName: "2.5.4.3",
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  timeStamping: "1.3.6.1.5.5.7.3.8",
  /** Our own policy, under a UUID's arc (ITU-T X.667): a digest stamped at the server's own clock. */
  policy: "2.25.278037350150510954221939694226981180371",
} as const;

/** Digests that a token's parts may be hashed with. */
export const digestNames: Readonly<Record<string, string>> = {
  "1.3.14.3.2.26": "sha1",
  [oids.sha256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** The digest of each signature algorithm; undefined where the signer's digest algorithm tells it (PKCS #1 keys). */
export const signatureDigests: Readonly<Record<string, string | undefined>> = {
  "1.2.840.113549.1.1.1": undefined,
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  [oids.ecdsaWithSha256]: "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
};
