import { sweepUploads } from "#core/capture/sweep-uploads.ts";
import { sweepBlobs } from "#core/media/sweep-blobs.ts";
import type { Ports } from "#core/ports.ts";
import { deletePastRetention } from "#core/session/delete-session.ts";
import { expireOverdue } from "#core/session/expire-overdue.ts";
import { lapseApprovals } from "#core/session/lapse-approvals.ts";
import type { Schedule } from "#jobs/schedules.ts";

const hourMs = 3_600_000;
/** A request that was caught could be sent again after this time; nobody needs a nonce's memory for longer. */
const nonceLifeMs = 90 * 24 * hourMs;
const messageLifeMs = 7 * 24 * hourMs;
const contactCheckLifeMs = 24 * hourMs;
const terminalErrorLifeMs = 90 * 24 * hourMs;
const funnelLifeMs = 365 * 24 * hourMs;

/** Some sweeps answer how many they did: a full batch means there may be more. */
async function untilDone(sweep: () => Promise<number>, batch: number): Promise<void> {
  while ((await sweep()) >= batch);
}

/** What is done again and again; `sequence` gives some events their feed numbers and answers how many. */
export function schedulesOf(ports: Ports, sequence: () => Promise<number>): readonly Schedule[] {
  const before = (ms: number) => new Date(ports.now().getTime() - ms);
  return [
    { name: "feed", everyMs: 500, task: () => untilDone(sequence, 1000) },
    { name: "expiry", everyMs: 10_000, task: () => untilDone(() => expireOverdue(ports, 100), 100) },
    { name: "lapsing", everyMs: 60_000, task: () => untilDone(() => lapseApprovals(ports, 100), 100) },
    { name: "retention", everyMs: 60_000, task: () => untilDone(() => deletePastRetention(ports, 100), 100) },
    {
      name: "nonces",
      everyMs: hourMs,
      task: () => untilDone(() => ports.nonces.forget(before(nonceLifeMs), 1000), 1000),
    },
    {
      name: "terminal-errors",
      everyMs: hourMs,
      task: () => untilDone(() => ports.terminalErrors.forget(before(terminalErrorLifeMs), 1000), 1000),
    },
    {
      name: "funnel",
      everyMs: hourMs,
      task: () => untilDone(() => ports.funnel.forget(before(funnelLifeMs), 1000), 1000),
    },
    {
      name: "uploads",
      everyMs: hourMs,
      task: () => untilDone(() => sweepUploads(ports, before(24 * hourMs), 100), 100),
    },
    {
      name: "messages",
      everyMs: hourMs,
      task: () => untilDone(() => ports.messages.forget(before(messageLifeMs), 1000), 1000),
    },
    {
      name: "contact-checks",
      everyMs: hourMs,
      task: () => untilDone(() => ports.contactChecks.forget(before(contactCheckLifeMs), 1000), 1000),
    },
    {
      name: "orphans",
      everyMs: hourMs,
      task: () => sweepBlobs(ports, before(24 * hourMs)),
    },
  ];
}
