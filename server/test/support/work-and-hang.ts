import { openJobs } from "#jobs/queue.ts";
import { createPool } from "#storage/postgres/pool.ts";

// A node that takes jobs and never ends one, for tests that kill it: argument 1 is the database's address.
const pool = createPool({ connectionString: process.argv[2] ?? "" });
const jobs = await openJobs({ pool, onError: () => undefined });
const hang = async () => {
  process.stdout.write("taken\n");
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
};
await jobs.work({
  "run-checks": hang,
  "deliver-webhook": hang,
  "conclude-parent": hang,
  "deliver-message": hang,
  "remove-blobs": hang,
});
process.stdout.write("ready\n");
