/** Work to do again and again. */
export interface Schedule {
  readonly name: string;
  /** From the end of one run to the start of the next, in milliseconds. */
  readonly everyMs: number;
  readonly task: () => Promise<unknown>;
}

/** Runs `work` unless another node runs work of that name now. */
export type Exclusively = (name: string, work: () => Promise<unknown>) => Promise<unknown>;

/** What schedules need of the outside. */
export interface SchedulesOptions {
  readonly exclusively: Exclusively;
  readonly onError: (error: unknown, context: { readonly schedule: string }) => void;
}

/** Starts every schedule at once and repeats it; a failure is told and the next run comes at its time. Disposing waits for runs. */
export function startSchedules(schedules: readonly Schedule[], options: SchedulesOptions): AsyncDisposable {
  const stopping = new AbortController();
  const loops = schedules.map((schedule) => repeat(schedule, options, stopping.signal));
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function repeat(
  { name, everyMs, task }: Schedule,
  { exclusively, onError }: SchedulesOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await exclusively(name, task);
    } catch (error) {
      onError(error, { schedule: name });
    }
    await pause(everyMs, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  const timer = setTimeout(end, ms);
  signal.addEventListener("abort", end);
  await promise;
  signal.removeEventListener("abort", end);
  clearTimeout(timer);
}
