/** What can be read: a PDF file, or a picture. */
export type FileKind = "pdf" | "picture";

const pictures: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
];

/** Tells by the first bytes: PDF, JPEG or PNG; null for anything else. */
export function fileKindOf(bytes: Uint8Array): FileKind | null {
  if (pictures.some((magic) => magic.every((byte, at) => bytes[at] === byte))) return "picture";
  // A PDF may begin with anything, as long as its mark stands in the first kilobyte (ISO 32000-1, annex H).
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return head.includes("%PDF-") ? "pdf" : null;
}
