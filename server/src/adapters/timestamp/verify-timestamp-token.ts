import { hash, verify, X509Certificate } from "node:crypto";
import { issuerAndSerialOf } from "./certificate-parts.ts";
import { digestNames, oids, signatureDigests } from "./object-identifiers.ts";
import { contentOf, partsOf, readObjectIdentifier } from "./read-der.ts";
import {
  attributeOf,
  readTimestampToken,
  type SignerInfo,
  type TimestampToken,
} from "./read-timestamp-token.ts";

/** What a genuine token says. */
export interface VerifiedTimestamp {
  readonly at: Date;
  /** Hexadecimal digits. */
  readonly serial: string;
}

/** Verifies a token over a SHA-256 digest up to one of the given roots. Throws, saying why it is not genuine. */
export function verifyTimestampToken(
  token: Uint8Array,
  sha256: Uint8Array,
  caCertificatesPem: string,
): VerifiedTimestamp {
  const read = readTimestampToken(token);
  const signer = verifySignature(read, sha256);
  const roots = caCertificatesPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const trusted = roots.map((root) => new X509Certificate(root));
  if (!isTrusted({ trusted, offered: read.certificates, at: read.info.at }, signer))
    throw new Error("the time-stamp's certificate leads to no trusted root");
  return { at: read.info.at, serial: read.info.serial };
}

/** Verifies all but who the signer is: digest, signature, and that its certificate may time-stamp. Gives that certificate. */
export function verifySignature(token: TimestampToken, sha256: Uint8Array): X509Certificate {
  const { info, signer } = token;
  if (info.digestAlgorithm !== oids.sha256 || Buffer.compare(info.digest, sha256) !== 0)
    throw new Error("the time-stamp is over another digest");
  const certificate = token.certificates.find((candidate) => isNamed(signer, candidate));
  if (!certificate) throw new Error("the time-stamp lacks its signer's certificate");
  if (certificate.keyUsage?.join() !== oids.timeStamping)
    throw new Error("the signer's certificate is not for time-stamping alone");
  verifyAttributes(token, certificate);
  const { signedAttributes, signature } = signer;
  if (!verify(signatureDigest(signer), signedAttributes, certificate.publicKey, signature))
    throw new Error("the time-stamp's signature is wrong");
  return certificate;
}

function isNamed(signer: SignerInfo, certificate: X509Certificate): boolean {
  const { issuer, serial } = issuerAndSerialOf(certificate.raw);
  return Buffer.compare(issuer, signer.issuer) === 0 && Buffer.compare(serial, signer.serial) === 0;
}

function verifyAttributes({ content, signer }: TimestampToken, certificate: X509Certificate): void {
  const digest = hash(digestName(signer.digestAlgorithm), content, "buffer");
  const messageDigest = contentOf(attributeOf(signer, oids.messageDigest), 0x04);
  if (Buffer.compare(messageDigest, digest) !== 0) throw new Error("the time-stamp's content was altered");
  if (readObjectIdentifier(attributeOf(signer, oids.contentType)) !== oids.tstInfo)
    throw new Error("the time-stamp's content is of another type");
  if (!isBoundTo(signer, certificate)) throw new Error("the time-stamp names another certificate");
}

/** SigningCertificateV2 of RFC 5816, or RFC 2634's first version, which knows SHA-1 alone. */
function isBoundTo(signer: SignerInfo, certificate: X509Certificate): boolean {
  const second = attributeOf(signer, oids.signingCertificateV2);
  const attribute = second ?? attributeOf(signer, oids.signingCertificate);
  const [first] = partsOf(partsOf(attribute)[0]);
  const parts = partsOf(first);
  const explicit = parts[0]?.tag === 0x30 ? readObjectIdentifier(partsOf(parts[0])[0]) : undefined;
  const algorithm = second ? digestName(explicit ?? oids.sha256) : "sha1";
  const expected = hash(algorithm, certificate.raw, "buffer");
  return Buffer.compare(contentOf(parts[explicit ? 1 : 0], 0x04), expected) === 0;
}

function digestName(algorithm: string): string {
  const name = digestNames[algorithm];
  if (!name) throw new Error("the time-stamp uses an unknown digest");
  return name;
}

function signatureDigest({ signatureAlgorithm, digestAlgorithm }: SignerInfo): string {
  if (!(signatureAlgorithm in signatureDigests)) throw new Error("the time-stamp uses an unknown signature");
  return signatureDigests[signatureAlgorithm] ?? digestName(digestAlgorithm);
}

/** Where trust may come from, and the time at which the certificates must have been valid. */
interface Trust {
  readonly trusted: readonly X509Certificate[];
  readonly offered: readonly X509Certificate[];
  readonly at: Date;
}

/** Walks up from a certificate; an intermediate one is used once, so that the walk ends. */
function isTrusted(trust: Trust, certificate: X509Certificate): boolean {
  if (!isValidAt(certificate, trust.at)) return false;
  if (trust.trusted.some((root) => isIssuer(root, certificate) && isValidAt(root, trust.at))) return true;
  return trust.offered.some((candidate) => {
    if (!isIssuer(candidate, certificate)) return false;
    const offered = trust.offered.filter((other) => other !== candidate && other !== certificate);
    return isTrusted({ ...trust, offered }, candidate);
  });
}

function isIssuer(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isValidAt(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}
