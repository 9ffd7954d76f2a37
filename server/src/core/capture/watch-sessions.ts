import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";

/** Tells when a session changes, whoever changed it. */
export interface SessionWatch {
  /** Calls at the first look and after each change; the revision names what is seen. Answers how to stop. */
  follow(id: SessionId, onRevision: (revision: string) => void): () => void;
}

interface Follower {
  readonly id: SessionId;
  readonly onRevision: (revision: string) => void;
  known: string | undefined;
}

/** One look for all followers, that often. Milliseconds. */
const everyMs = 700;

/** Looks while anybody follows: one question a turn, however many follow. */
export function createSessionWatch(
  ports: Pick<Ports, "captures" | "wait">,
  onError: (error: unknown) => void,
): SessionWatch {
  const followers = new Set<Follower>();
  let running = false;
  const look = async () => {
    const revisions = await ports.captures.revisions([...new Set([...followers].map(({ id }) => id))]);
    for (const follower of followers) {
      const revision = revisions.get(follower.id);
      if (revision === undefined || revision === follower.known) continue;
      follower.known = revision;
      follower.onRevision(revision);
    }
  };
  const run = async () => {
    running = true;
    while (followers.size > 0) {
      await look().catch(onError);
      await ports.wait(everyMs);
    }
    running = false;
  };
  return {
    follow(id, onRevision) {
      const follower: Follower = { id, onRevision, known: undefined };
      followers.add(follower);
      if (!running) void run();
      return () => void followers.delete(follower);
    },
  };
}
