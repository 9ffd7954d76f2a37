import { startEmbeddedPostgres } from "#storage/postgres/embedded.ts";

// A Bonafide's database alone, for tests that kill the process: argument 1 is its home, 2 its role, 3 the account.
const [home = "", role = "server", user] = process.argv.slice(2);
const settings = { fsync: "off", shared_buffers: "16MB" };
const postgres = await startEmbeddedPostgres({ home, role: role as "server" | "command", user, settings });
process.stdout.write(`${JSON.stringify({ ...postgres.connection, attached: postgres.attached })}\n`);
process.stdin.resume();
process.stdin.on("end", () => void postgres.stop());
