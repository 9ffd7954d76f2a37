import { hash, type KeyObject, randomBytes, sign, type X509Certificate } from "node:crypto";
import {
  asn1Null,
  generalizedTime,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
  tagged,
  unsigned,
} from "./der.ts";
import { oids } from "./object-identifiers.ts";
import { issuerAndSerialOf } from "./certificate-parts.ts";

/** Who signs: a P-256 key and its certificate. */
export interface TimestampSigner {
  readonly privateKey: KeyObject;
  readonly certificate: X509Certificate;
}

const sha256Algorithm = sequence(objectIdentifier(oids.sha256), asn1Null);
const ecdsaAlgorithm = sequence(objectIdentifier(oids.ecdsaWithSha256));
const contentTypeAttribute = attribute(oids.contentType, objectIdentifier(oids.tstInfo));

/** Makes a signing function: DER of a TimeStampToken (RFC 3161 section 2.4.2) over a SHA-256 digest. */
export function createTokenSigner(signer: TimestampSigner): (sha256: Uint8Array, at: Date) => Buffer {
  const der = signer.certificate.raw;
  const { issuer, serial } = issuerAndSerialOf(der);
  const signerId = sequence(issuer, serial);
  const certificateAttribute = attribute(oids.signingCertificateV2, signingCertificate(der, issuer, serial));
  return (sha256, at) => {
    const content = tstInfo(sha256, at);
    const digest = hash("sha256", content, "buffer");
    const digestAttribute = attribute(oids.messageDigest, octetString(digest));
    const attributes = setOf(contentTypeAttribute, digestAttribute, certificateAttribute);
    const signature = sign("sha256", attributes, signer.privateKey);
    // RFC 5652 section 5.4: signed as a SET, carried under the tag [0].
    const carried = Buffer.concat([Buffer.of(0xa0), attributes.subarray(1)]);
    const signerInfo = sequence(
      smallInteger(1),
      signerId,
      sha256Algorithm,
      carried,
      ecdsaAlgorithm,
      octetString(signature),
    );
    return signedData(content, der, signerInfo);
  };
}

function signedData(content: Buffer, certificate: Uint8Array, signerInfo: Buffer): Buffer {
  const data = sequence(
    smallInteger(3),
    setOf(sha256Algorithm),
    sequence(objectIdentifier(oids.tstInfo), tagged(0, octetString(content))),
    tagged(0, certificate),
    setOf(signerInfo),
  );
  return sequence(objectIdentifier(oids.signedData), tagged(0, data));
}

function tstInfo(sha256: Uint8Array, at: Date): Buffer {
  return sequence(
    smallInteger(1),
    objectIdentifier(oids.policy),
    messageImprint(sha256),
    // 128 random bits never repeat, also not after a restart, a restored backup or on a second server.
    unsigned(randomBytes(16)),
    generalizedTime(at),
  );
}

/** MessageImprint over a SHA-256 digest. */
export function messageImprint(sha256: Uint8Array): Buffer {
  return sequence(sha256Algorithm, octetString(sha256));
}

/** SigningCertificateV2 (RFC 5816): binds the signature to this certificate; SHA-256 is its default and left out. */
function signingCertificate(der: Uint8Array, issuer: Buffer, serial: Buffer): Buffer {
  const issuerSerial = sequence(sequence(tagged(4, issuer)), serial);
  return sequence(sequence(sequence(octetString(hash("sha256", der, "buffer")), issuerSerial)));
}

function attribute(id: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(id), setOf(value));
}
