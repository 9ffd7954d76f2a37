import { partsOf, readElement } from "./read-der.ts";

/** Issuer and serial number of a certificate, as their DER bytes (RFC 5280 section 4.1). */
export function issuerAndSerialOf(certificate: Uint8Array): { issuer: Buffer; serial: Buffer } {
  const [body] = partsOf(readElement(certificate, 0x30));
  const parts = partsOf(body);
  // The version is left out of certificates of version 1.
  const start = parts[0]?.tag === 0xa0 ? 1 : 0;
  const [serial, issuer] = [parts[start], parts[start + 2]];
  if (!serial || !issuer) throw new Error("the certificate has no issuer");
  return { issuer: issuer.bytes, serial: serial.bytes };
}
