import { randomFillSync } from "node:crypto";

/** Random bytes are drawn for many uses at once: each draw costs as much as the encryption of a small value. */
const reserve = Buffer.allocUnsafe(4096);
let used = reserve.length;

/** Fresh random bytes, a copy of their own; what was handed out is wiped from the reserve. At most 4096. */
export function drawRandom(count: number): Buffer {
  if (used + count > reserve.length) {
    randomFillSync(reserve);
    used = 0;
  }
  const start = used;
  used += count;
  const drawn = Buffer.from(reserve.subarray(start, used));
  reserve.fill(0, start, used);
  return drawn;
}
