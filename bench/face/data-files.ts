import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Files are split by name, so that what is fitted on one half is measured on the other. */
export type Half = "tuning" | "held-out";

/** The half of a file: tuning when the sha256 of its name begins with 0 to 7. */
export function halfOf(name: string): Half {
  return Number.parseInt(createHash("sha256").update(name).digest("hex").charAt(0), 16) < 8
    ? "tuning"
    : "held-out";
}

/** Paths of a folder's pictures of one half, sorted. */
export async function pictures(folder: string, half: Half): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter(
    (name) => /\.(jpe?g|png)$/i.test(name) && halfOf(name) === half,
  );
  return names.toSorted().map((name) => join(folder, name));
}
