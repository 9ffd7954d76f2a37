import { moment } from "./duration.ts";
import type { ToldWebhook } from "./read-case.ts";
import { type Row, table } from "./table.ts";
import type { Paint, Style } from "./terminal.ts";

const stateStyles: Readonly<Record<ToldWebhook["state"], Style>> = {
  delivered: "green",
  pending: "yellow",
  "given-up": "red",
};

/** Webhooks and every try at each. */
export function webhooksAsText(webhooks: readonly ToldWebhook[], paint: Paint): string {
  if (webhooks.length === 0) return "Nothing had to be told.";
  return table(["Webhook", "Topic", "State", "Tries", "Next try"], webhooks.flatMap(rowsOf), paint);
}

function rowsOf({ id, topic, state, attempts, nextAttemptAt }: ToldWebhook): readonly Row[] {
  const style = stateStyles[state];
  const next = nextAttemptAt && moment(nextAttemptAt);
  const tries = attempts.map(({ at, url, status, error, durationMs }) => ({
    remark: `${moment(at)}  ${status ?? error ?? "no answer"}  ${Math.round(durationMs)} ms  ${url}`,
  }));
  return [[id, topic, { text: state, style }, String(attempts.length), next], ...tries];
}
