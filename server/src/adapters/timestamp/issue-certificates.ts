import { generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from "node:crypto";
import {
  asn1True,
  bitString,
  element,
  generalizedTime,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
  tagged,
  unsigned,
  utf8String,
} from "./der.ts";
import { oids } from "./object-identifiers.ts";

const dayMs = 24 * 60 * 60 * 1000;
const validityMs = 30 * 365.25 * dayMs;

/** A key and the certificates that vouch for it, in PEM. */
export interface IssuedCertificates {
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  readonly caCertificatePem: string;
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/**
 * Makes a root and, under it, a certificate that may only time-stamp (RFC 3161 section 2.3), P-256 and valid for 30
 * years. The root's key is forgotten at once: nobody can ever issue a second certificate under it.
 */
export function issueCertificates(now: Date): IssuedCertificates {
  const [ca, tsa] = [newKeyPair(), newKeyPair()];
  // Roots of different servers differ in name, so that a verifier who trusts several finds the right one.
  const caName = name(`Bonafide time-stamp root ${keyIdentifier(ca).toString("hex").slice(0, 16)}`);
  const common = { issuer: caName, issuerKey: ca, now };
  const caCertificate = certificate({ ...common, subject: caName, key: ca, extensions: caExtensions(ca) });
  const subject = name("Bonafide time-stamp authority");
  const tsaCertificate = certificate({ ...common, subject, key: tsa, extensions: tsaExtensions(tsa, ca) });
  return {
    privateKeyPem: tsa.privateKey.export({ format: "pem", type: "pkcs8" }),
    certificatePem: pem(tsaCertificate),
    caCertificatePem: pem(caCertificate),
  };
}

function certificate(parts: {
  readonly issuer: Buffer;
  readonly issuerKey: KeyPair;
  readonly subject: Buffer;
  readonly key: KeyPair;
  readonly extensions: readonly Buffer[];
  readonly now: Date;
}): Buffer {
  const algorithm = sequence(objectIdentifier(oids.ecdsaWithSha256));
  const body = sequence(
    tagged(0, smallInteger(2)),
    unsigned(randomBytes(16)),
    algorithm,
    parts.issuer,
    validity(parts.now),
    parts.subject,
    parts.key.publicKey.export({ format: "der", type: "spki" }),
    tagged(3, sequence(...parts.extensions)),
  );
  return sequence(body, algorithm, bitString(sign("sha256", body, parts.issuerKey.privateKey)));
}

/** From a day ago, for machines whose clocks are behind; RFC 5280 wants two-digit years before 2050. */
function validity(now: Date): Buffer {
  return sequence(certificateTime(now.getTime() - dayMs), certificateTime(now.getTime() + validityMs));
}

function certificateTime(ms: number): Buffer {
  const at = new Date(Math.floor(ms / 1000) * 1000);
  const time = generalizedTime(at);
  return at.getUTCFullYear() < 2050 ? element(0x17, time.subarray(4)) : time;
}

function caExtensions(key: KeyPair): Buffer[] {
  return [
    extension(oids.basicConstraints, sequence(asn1True, smallInteger(0)), "critical"),
    // keyCertSign and cRLSign.
    extension(oids.keyUsage, bitString(Buffer.of(0x06), 1), "critical"),
    extension(oids.subjectKeyIdentifier, octetString(keyIdentifier(key))),
  ];
}

function tsaExtensions(key: KeyPair, ca: KeyPair): Buffer[] {
  return [
    extension(oids.basicConstraints, sequence(), "critical"),
    // digitalSignature.
    extension(oids.keyUsage, bitString(Buffer.of(0x80), 7), "critical"),
    extension(oids.extendedKeyUsage, sequence(objectIdentifier(oids.timeStamping)), "critical"),
    extension(oids.subjectKeyIdentifier, octetString(keyIdentifier(key))),
    extension(oids.authorityKeyIdentifier, sequence(element(0x80, keyIdentifier(ca)))),
  ];
}

function extension(id: string, value: Buffer, weight?: "critical"): Buffer {
  return sequence(objectIdentifier(id), ...(weight ? [asn1True] : []), octetString(value));
}

function name(commonName: string): Buffer {
  return sequence(setOf(sequence(objectIdentifier(oids.commonName), utf8String(commonName))));
}

/** RFC 7093 section 2, method 1 over the whole key information: any value that is unique will do. */
function keyIdentifier({ publicKey }: KeyPair): Buffer {
  return hash("sha256", publicKey.export({ format: "der", type: "spki" }), "buffer").subarray(0, 20);
}

function newKeyPair(): KeyPair {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").replaceAll(/.{1,64}/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`;
}
