import type { Job } from "#core/jobs.ts";

/** What each job does; composed by `app.ts` from the core's actions. Each must be quiet on work that is done. */
export type JobHandlers = {
  readonly [Name in Job["name"]]: (job: Extract<Job, { readonly name: Name }>) => Promise<void>;
};

/** Runs a job by its handler. */
export async function runJob(job: Job, handlers: JobHandlers): Promise<void> {
  // Sound because the table is keyed by the union's own discriminant.
  const handler = handlers[job.name] as (job: Job) => Promise<void>;
  await handler(job);
}
