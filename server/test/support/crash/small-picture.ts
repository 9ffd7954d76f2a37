import { randomBytes } from "node:crypto";
import { picture } from "../veriff-customer.ts";

let plain: Promise<Uint8Array> | undefined;

/** A small valid JPEG of nothing in particular whose bytes are like no other's: a comment holds random bytes. */
export async function uniquePicture(): Promise<Uint8Array> {
  const bytes = await (plain ??= picture("jpeg"));
  const comment = randomBytes(16);
  // ITU-T T.81, B.2.4.5: marker COM, then a length that counts itself.
  const segment = Buffer.concat([Buffer.of(0xff, 0xfe, 0, comment.length + 2), comment]);
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
}
