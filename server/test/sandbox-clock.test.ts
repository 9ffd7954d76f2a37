import { expect, test } from "vitest";
import type { Ports } from "#core/ports.ts";
import { advanceClock } from "#core/sandbox/advance-clock.ts";
import { submitSession } from "#core/session/submit-session.ts";
import { compileFeatures } from "#core/workflow/compile-features.ts";
import { openCoreSite } from "./support/core-site.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A customer whose server is down until a time; every try is noted with the session's time. */
function deafCustomer() {
  const tries: string[] = [];
  const over: Partial<Ports> = {
    wait: async () => undefined,
    webhookTeller: () => ({
      render: async ({ event }) => ({ url: "https://customer.example", headers: {}, body: event.type }),
      retryDelaysMs: [hour, 5 * hour],
      timeoutMs: 1,
    }),
    webhookSender: async ({ body }) => {
      tries.push(body);
      return { status: 500, error: undefined, durationMs: 0 };
    },
  };
  return { tries, over };
}

test("time that passes lets things happen in their order: tries to tell, an approval's end, deletion", async () => {
  const { tries, over } = deafCustomer();
  await using site = await openCoreSite(over);
  const { ports, integration } = site;
  const settings = { ...integration.settings, retentionDays: 60 };
  await ports.integrations.save({ ...integration, settings, decisionWebhookUrl: "https://customer.example" });
  const graph = compileFeatures([{ feature: "liveness" }], { approvalLifetimeDays: 30 });
  const left = await site.startOn(graph);
  const approved = await site.startOn(graph, { sandboxScenario: "approve" });
  await submitSession(ports, integration, approved.id);
  await site.runJobs();
  const stateOf = async (id: typeof left.id) => (await ports.sessions.find(id))?.state;

  const first = await advanceClock(ports, integration.id, 8 * day);
  expect(first).toMatchObject({ expired: 1, lapsed: 0, deleted: 0, webhookTries: 6 });
  expect(tries).toEqual([
    ...Array.from({ length: 3 }, () => "session-approved"),
    ...Array.from({ length: 3 }, () => "session-expired"),
  ]);
  expect(await stateOf(left.id)).toBe("expired");
  const [told] = await ports.webhooks.listBySession(approved.id);
  const at = (await ports.webhooks.listAttempts(told?.id ?? ("" as never))).map((one) => one.at.getTime());
  const hours = at.map((time) => Math.round((time - (at[0] ?? 0)) / hour));
  expect(hours).toEqual([0, 1, 6]);
  const expired = (await ports.events.listBySession(left.id)).find(({ type }) => type === "session-expired");
  expect(Math.round(((expired?.at.getTime() ?? 0) - left.createdAt.getTime()) / day)).toBe(7);

  const second = await advanceClock(ports, integration.id, 30 * day);
  expect(second).toMatchObject({ expired: 0, lapsed: 1, deleted: 0 });
  expect(await stateOf(approved.id)).toBe("approval-lapsed");

  const third = await advanceClock(ports, integration.id, 60 * day);
  expect(third).toMatchObject({ lapsed: 0, deleted: 2 });
  expect([await stateOf(left.id), await stateOf(approved.id)]).toEqual(["deleted", "deleted"]);
  const types = (await ports.events.listBySession(approved.id)).map(({ type }) => type);
  expect(types.slice(-3)).toEqual(["session-approved", "session-approval-lapsed", "session-deleted"]);
});

test("a live integration's clock is nobody's to move", async () => {
  await using site = await openCoreSite();
  await site.ports.integrations.save({ ...site.integration, environment: "live" });
  const moved = advanceClock(site.ports, site.integration.id, day);
  await expect(moved).rejects.toMatchObject({ code: "input-invalid" });
});
