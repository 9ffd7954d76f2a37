import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Room in sockaddr_un on the strictest system (macOS: 104), less the name that PostgreSQL gives its socket. */
const longestFolder = 104 - "/.s.PGSQL.5432".length - 1;

/** A path of the data folder that is short enough for a Unix socket in it: the folder's own, or a link to it. */
export async function socketFolder(
  data: string,
): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  if (Buffer.byteLength(data) <= longestFolder) return { path: data, remove: async () => undefined };
  const temporary = await mkdtemp(join(tmpdir(), "bonafide-"));
  const path = join(temporary, "s");
  await symlink(data, path);
  return { path, remove: () => rm(temporary, { recursive: true, force: true }) };
}
