import type { Abuse } from "./abuse.ts";
import { hostileSessions, hostileUpdates } from "./hostile-bodies.ts";
import { hostileContents, hostilePictures } from "./hostile-pictures.ts";
import { hostileCredentials, hostileHeaders, hostilePaths } from "./hostile-requests.ts";

/** Every request that must be refused. */
export async function allAbuses(): Promise<readonly Abuse[]> {
  return [
    ...hostileSessions(),
    ...hostileUpdates(),
    ...(await hostilePictures()),
    ...hostileContents(),
    ...hostileCredentials(),
    ...hostilePaths(),
    ...hostileHeaders(),
  ];
}
