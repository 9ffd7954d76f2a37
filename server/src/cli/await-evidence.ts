import { setTimeout as wait } from "node:timers/promises";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Terminal } from "./terminal.ts";

/** How long checks that are on their way may take before the decision is made without them, in milliseconds. */
const patienceMs = 10_000;
const pollMs = 100;

/**
 * Lets the checks of a session that was handed in just now end first, so that the decision tells whom the document names.
 * Checks run in the server: where none runs, the wait ends by itself.
 */
export async function awaitEvidence(
  ports: Pick<Ports, "sessions" | "decisions">,
  id: SessionId,
  terminal: Pick<Terminal, "note">,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const told = setTimeoutNote(terminal);
  try {
    while (performance.now() < deadline) {
      const session = await ports.sessions.find(id);
      if (session?.state !== "submitted" || (await ports.decisions.findEvidence(session.attemptId))) return;
      await wait(pollMs);
    }
  } finally {
    clearTimeout(told);
  }
}

function setTimeoutNote(terminal: Pick<Terminal, "note">): NodeJS.Timeout {
  return setTimeout(() => terminal.note("Waiting for the checks of the pictures …"), 1000);
}
