import { X509Certificate } from "node:crypto";
import { oids } from "./object-identifiers.ts";
import {
  contentOf,
  type Element,
  partsOf,
  readElement,
  readElements,
  readObjectIdentifier,
  readTime,
  readUnsigned,
} from "./read-der.ts";

/** What was stamped, and when. */
export interface TimestampInfo {
  /** Object identifier of the digest. */
  readonly digestAlgorithm: string;
  readonly digest: Buffer;
  /** Hexadecimal digits. */
  readonly serial: string;
  readonly at: Date;
  /** Hexadecimal digits; undefined when the request had none. */
  readonly nonce: string | undefined;
}

/** The parts of a TimeStampToken that its verification needs (RFC 5652 section 5, RFC 3161 section 2.4.2). */
export interface TimestampToken {
  readonly content: Buffer;
  readonly info: TimestampInfo;
  readonly certificates: readonly X509Certificate[];
  readonly signer: SignerInfo;
}

/** One signer's part. Algorithms are object identifiers. */
export interface SignerInfo {
  readonly issuer: Buffer;
  readonly serial: Buffer;
  readonly digestAlgorithm: string;
  /** Encoded as the SET that was signed. */
  readonly signedAttributes: Buffer;
  readonly signatureAlgorithm: string;
  readonly signature: Buffer;
}

/** Takes a token apart without verifying anything. Throws when it is no time-stamp token. */
export function readTimestampToken(token: Uint8Array): TimestampToken {
  const [type, wrapped] = partsOf(readElement(token, 0x30));
  const data = partsOf(readElement(contentOf(wrapped, 0xa0), 0x30));
  const [, , encapsulated, ...rest] = data;
  const [contentType, explicit] = partsOf(encapsulated);
  if (readObjectIdentifier(type) !== oids.signedData || readObjectIdentifier(contentType) !== oids.tstInfo)
    throw new Error("the bytes are no time-stamp token");
  const content = contentOf(readElement(contentOf(explicit, 0xa0), 0x04), 0x04);
  const certificates = rest.find(({ tag }) => tag === 0xa0);
  const [signer, ...more] = partsOf(rest.at(-1), 0x31);
  if (more.length > 0) throw new Error("a time-stamp token has one signer");
  return {
    content,
    info: readTimestampInfo(content),
    certificates: certificates ? readCertificates(certificates) : [],
    signer: readSigner(signer),
  };
}

/** Values of a signed attribute; undefined when it is not there. */
export function attributeOf(signer: SignerInfo, id: string): Element | undefined {
  for (const attribute of partsOf(readElement(signer.signedAttributes, 0x31), 0x31)) {
    const [type, values] = partsOf(attribute);
    if (readObjectIdentifier(type) === id) return partsOf(values, 0x31)[0];
  }
  return undefined;
}

function readTimestampInfo(content: Buffer): TimestampInfo {
  const [, , imprint, serial, at, ...optional] = partsOf(readElement(content, 0x30));
  const [algorithm, digest] = partsOf(imprint);
  const nonce = optional.find(({ tag }) => tag === 0x02);
  return {
    digestAlgorithm: readObjectIdentifier(partsOf(algorithm)[0]),
    digest: contentOf(digest, 0x04),
    serial: readUnsigned(serial),
    at: readTime(at),
    nonce: nonce && readUnsigned(nonce),
  };
}

function readCertificates(element: Element): X509Certificate[] {
  const plain = readElements(element.content).filter(({ tag }) => tag === 0x30);
  return plain.map(({ bytes }) => new X509Certificate(bytes));
}

function readSigner(element: Element | undefined): SignerInfo {
  const [, id, digestAlgorithm, attributes, signatureAlgorithm, signature] = partsOf(element);
  const [issuer, serial] = partsOf(id);
  if (!issuer || !serial || attributes?.tag !== 0xa0)
    throw new Error("a time-stamp's signer is named by issuer and serial number and signs attributes");
  return {
    issuer: issuer.bytes,
    serial: serial.bytes,
    digestAlgorithm: readObjectIdentifier(partsOf(digestAlgorithm)[0]),
    signedAttributes: Buffer.concat([Buffer.of(0x31), attributes.bytes.subarray(1)]),
    signatureAlgorithm: readObjectIdentifier(partsOf(signatureAlgorithm)[0]),
    signature: contentOf(signature, 0x04),
  };
}
