import { systemClock } from "#adapters/clock/system-clock.ts";
import { type App, type StartStep, startApp } from "#app.ts";
import type { Config } from "#config/config.ts";

/** How the server tells of itself. */
export interface ServeOptions {
  readonly onStep?: (step: StartStep) => void;
  readonly onReady?: (app: App) => void;
  readonly onStopping?: () => void;
}

/** Starts, listens until SIGINT or SIGTERM, then disposes of everything. A second signal ends the process at once. */
export async function serve(config: Config, options: ServeOptions): Promise<void> {
  const { onStep, onReady, onStopping } = options;
  using stop = listenForStop();
  await using app = await startApp(config, { onStep });
  const ready = app.ready.then(() => {
    if (!stop.isAsked()) onReady?.(app);
  });
  const isStopped = await Promise.race([stop.asked.then(() => true), ready.then(() => false)]);
  if (!isStopped) await stop.asked;
  // What still starts up fails when it is disposed of; nobody waits for it any more.
  else ready.catch(() => {});
  onStopping?.();
}

/** The day by the machine's clock: YYYY-MM-DD, UTC. */
export function today(): string {
  return systemClock.now().toISOString().slice(0, 10);
}

/** One Ctrl-C reaches the process twice when npm runs it: what follows this fast is the same one. Milliseconds. */
const sameSignalMs = 500;
const stopSignals = ["SIGINT", "SIGTERM"] as const;

function listenForStop() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    askedAt ??= performance.now();
    resolve();
    if (performance.now() - askedAt < sameSignalMs) return;
    for (const name of stopSignals) process.off(name, onSignal);
    process.kill(process.pid, signal);
  };
  for (const name of stopSignals) process.on(name, onSignal);
  return {
    asked: promise,
    isAsked: () => askedAt !== undefined,
    [Symbol.dispose]: () => {
      for (const name of stopSignals) process.off(name, onSignal);
    },
  };
}
