const ascii = (text: string): readonly number[] => [...text].map((char) => char.charCodeAt(0));

interface Signature {
  readonly at: number;
  readonly bytes: readonly number[];
}

/** Formats that are pictures, but none that is accepted: told by their signatures, never decoded. */
const others: readonly (readonly Signature[])[] = [
  // GIF89a specification, section 17
  [{ at: 0, bytes: ascii("GIF8") }],
  // RFC 9649 (WebP), section 2.4
  [
    { at: 0, bytes: ascii("RIFF") },
    { at: 8, bytes: ascii("WEBP") },
  ],
  // TIFF 6.0, section 2, of either byte order
  [{ at: 0, bytes: [0x49, 0x49, 0x2a, 0] }],
  [{ at: 0, bytes: [0x4d, 0x4d, 0, 0x2a] }],
  [{ at: 0, bytes: ascii("BM") }],
  [{ at: 0, bytes: [0, 0, 1, 0] }],
  [{ at: 0, bytes: ascii("8BPS") }],
  // ISO/IEC 14496-12, section 4.3: HEIF and AVIF
  ...["heic", "heix", "hevc", "mif1", "msf1", "avif", "avis"].map((brand) => [
    { at: 4, bytes: ascii(`ftyp${brand}`) },
  ]),
  // JPEG 2000 (ITU-T T.800, annexes A and I), JPEG XL (ISO/IEC 18181-2)
  [{ at: 0, bytes: [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20] }],
  [{ at: 0, bytes: [0xff, 0x4f, 0xff, 0x51] }],
  [{ at: 0, bytes: [0xff, 0x0a] }],
  [{ at: 0, bytes: [0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20] }],
  [{ at: 0, bytes: ascii("<svg") }],
  [{ at: 0, bytes: ascii("<?xml") }],
];

/** Whether the bytes begin like a picture of a format that is not accepted. */
export function isOtherFormat(bytes: Uint8Array): boolean {
  return others.some((signatures) =>
    signatures.every((signature) => signature.bytes.every((byte, i) => bytes[signature.at + i] === byte)),
  );
}
