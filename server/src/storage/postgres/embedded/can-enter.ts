import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { SystemUser } from "./system-user.ts";

/** Whether that user can reach the folder through all its parents; undefined stands for who runs this process. */
export async function canEnter(folder: string, user: SystemUser | undefined): Promise<boolean> {
  if (!user) return true;
  for (let current = await realpath(folder); ; current = dirname(current)) {
    if (!mayPass(await stat(current), user)) return false;
    if (current === dirname(current)) return true;
  }
}

function mayPass(entry: { uid: number; gid: number; mode: number }, user: SystemUser): boolean {
  if (entry.uid === user.uid) return (entry.mode & 0o100) !== 0;
  if (entry.gid === user.gid) return (entry.mode & 0o010) !== 0;
  return (entry.mode & 0o001) !== 0;
}
