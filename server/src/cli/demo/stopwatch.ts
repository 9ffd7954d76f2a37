/** How long one stage took. */
export interface Stage {
  readonly stage: string;
  /** Milliseconds. */
  readonly ms: number;
}

/** Measures stages and tells of each when it is over. */
export interface Stopwatch {
  readonly stages: readonly Stage[];
  time<T>(stage: string, work: () => Promise<T>): Promise<T>;
}

/** Makes a stopwatch. */
export function createStopwatch(onStage: (stage: Stage) => void): Stopwatch {
  const stages: Stage[] = [];
  return {
    stages,
    time: async (stage, work) => {
      const begun = performance.now();
      const result = await work();
      const done = { stage, ms: performance.now() - begun };
      stages.push(done);
      onStage(done);
      return result;
    },
  };
}
