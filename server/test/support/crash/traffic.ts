import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type VeriffAnswer, VeriffClient } from "../veriff-client.ts";
import type { AcknowledgedSession, CrashAccount, Ledger } from "./ledger.ts";
import { uniquePicture } from "./small-picture.ts";

/** Customers who work on, whatever happens to the server. */
export interface Traffic {
  /** Allows so many more sessions to be handed in: the checks of each cost processor time. */
  allowSubmissions(count: number): void;
  /** Lets running requests end. */
  stop(): Promise<void>;
}

interface Shared {
  readonly accounts: readonly CrashAccount[];
  readonly ledger: Ledger;
  readonly stopping: AbortSignal;
  submissionsLeft: number;
}

/** Starts `clients` loops of create, upload, submit and read. */
export function startTraffic(
  accounts: readonly CrashAccount[],
  ledger: Ledger,
  { clients }: { readonly clients: number },
): Traffic {
  const controller = new AbortController();
  const shared: Shared = { accounts, ledger, stopping: controller.signal, submissionsLeft: 0 };
  const loops = Array.from({ length: clients }, (_, at) => work(shared, at));
  return {
    allowSubmissions: (count) => {
      shared.submissionsLeft += count;
    },
    stop: async () => {
      controller.abort();
      await Promise.all(loops);
    },
  };
}

async function work(shared: Shared, first: number): Promise<void> {
  for (let at = first; !shared.stopping.aborted; at += 1) {
    const account = shared.accounts[at % shared.accounts.length];
    if (account) await oneSession(shared, account);
  }
}

/** A whole visit. It goes on after a crash where it was, as clients that retry do. */
async function oneSession(shared: Shared, account: CrashAccount): Promise<void> {
  const client = new VeriffClient(account);
  const created = await insist(shared, () => client.create({ vendorData: "crash" }), 201);
  if (!created) return;
  const session: AcknowledgedSession = {
    id: created.answer.json.verification.id,
    ...{ account, uploads: [], isSubmitted: false },
  };
  shared.ledger.sessions.push(session);
  for (const context of ["face", "document-front"]) {
    const bytes = await uniquePicture();
    const uploaded = await insist(shared, () => client.upload(session.id, context, bytes), 200);
    if (!uploaded) return;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    session.uploads.push({ id: uploaded.answer.json.image.id, sha256 });
    if (context === "face" && Math.random() < 0.5) break;
  }
  if (shared.submissionsLeft > 0) await handIn(shared, client, session);
  await insist(shared, () => client.get(`/sessions/${session.id}/decision`), 200);
}

async function handIn(shared: Shared, client: VeriffClient, session: AcknowledgedSession): Promise<void> {
  shared.submissionsLeft -= 1;
  const submitted = await insist(shared, () => client.submit(session.id), 200, "may be done already");
  if (submitted?.answer.status === 200) session.isSubmitted = true;
}

/**
 * Repeats a request until it is answered; undefined when the traffic stops meanwhile. An answer that was not asked for
 * is a problem, except where a try that was cut off may have done the work.
 */
async function insist(
  { ledger, stopping }: Shared,
  send: () => Promise<VeriffAnswer>,
  expected: number,
  repetition: "is harmless" | "may be done already" = "is harmless",
): Promise<{ readonly answer: VeriffAnswer } | undefined> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send().catch(() => undefined);
    if (answer && answer.status < 500) {
      const isExcused = tries > 1 && repetition === "may be done already";
      if (answer.status !== expected && !isExcused)
        ledger.problems.push(`answered ${answer.status}: ${new TextDecoder().decode(answer.bytes)}`);
      return answer.status === expected || isExcused ? { answer } : undefined;
    }
    ledger.unanswered += 1;
    if (stopping.aborted) return undefined;
    await sleep(100);
  }
}
