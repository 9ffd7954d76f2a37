import { PassThrough } from "node:stream";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { CoreError } from "#core/errors.ts";
import type { CommandContext } from "./context.ts";
import { createProgram } from "./program.ts";
import { runCli } from "./run-cli.ts";
import { createTerminal } from "./terminal.ts";

const id = "3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50";

/** A command line whose product is out of reach: whatever is asked of it throws `failure`. */
function makeCli(failure: Error = new Error("nothing may be asked of the product")) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const fail = () => Promise.reject(failure);
  const context: CommandContext = {
    terminal: createTerminal(out, err),
    ...{
      loadConfig: fail,
      openAdmin: fail,
      openEngines: fail,
      loadWorkflow: fail,
      serve: fail,
      listModels: fail,
      fetchModels: fail,
    },
    ...{ timestampRoot: fail },
    ...{ dialectNames: fail, today: fail },
  };
  return {
    context,
    run: async (...argv: readonly string[]) => {
      const exitCode = await runCli(argv, context);
      return { exitCode, out: text(out), err: text(err) };
    },
  };
}

function text(stream: PassThrough): string {
  const chunks: Buffer[] = [];
  for (let chunk = stream.read() as Buffer | null; chunk; chunk = stream.read() as Buffer | null)
    chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function leaves(command: Command, path: readonly string[] = []): readonly (readonly string[])[] {
  if (command.commands.length === 0) return [path];
  return command.commands.flatMap((child) => leaves(child, [...path, child.name()]));
}

const everyCommand = leaves(createProgram(makeCli().context));

describe("every command", () => {
  test("is there", () => {
    expect(everyCommand.map((path) => path.join(" ")).toSorted()).toEqual(
      [
        ...[
          "start",
          "demo",
          "document read",
          "specimen",
          "models list",
          "models fetch",
          "webhook list",
          "webhook redeliver",
        ],
        ...["integration create", "integration update", "integration list", "integration rotate-secret"],
        "integration funnel",
        ...["session show", "session decide", "session replay", "session delete", "timestamp ca"],
        ...["address-proof read", "face block", "face unblock", "face list", "face search"],
        ...["workflow validate", "workflow test", "workflow publish", "workflow list"],
        ...[
          "workflow diff",
          "workflow backtest",
          "outbox list",
          "sandbox advance",
          "terminal list",
          "gallery",
        ],
      ].toSorted(),
    );
  });

  test.each(everyCommand.map((path) => path.join(" ")))(
    "%s has help with an example and --json",
    async (name) => {
      const { exitCode, out, err } = await makeCli().run(...name.split(" "), "--help");
      expect(exitCode).toBe(0);
      expect(out).toContain("--json");
      expect(out).toMatch(new RegExp(`Example:\n  npm run -s bonafide -- ${name}`));
      expect(err).toBe("");
    },
  );
});

describe("what cannot be meant ends with 2, says the mend on standard error, and asks nothing of the product", () => {
  test.each([
    [["nonsense"], "unknown command"],
    [["integration"], "Usage:"],
    [["integration", "create", "--name", "x"], "--environment"],
    [["integration", "create", "--environment", "live"], "--name"],
    [["integration", "create", "--name", " ", "--environment", "live"], "--name"],
    [["integration", "create", "--name", "x", "--environment", "prod"], "live, test"],
    [["integration", "create", "--name", "x", "--environment", "live", "--set", "a=b"], "retention-days"],
    [
      ["integration", "create", "--name", "x", "--environment", "live", "--callback", "http://a.example"],
      "--allow-insecure-webhooks",
    ],
    [["integration", "funnel", "x"], "The id of an integration"],
    [["integration", "update"], "missing required argument"],
    [["integration", "update", "42"], "The id of an integration"],
    [["integration", "update", id, "--activate", "--deactivate"], "cannot be used with"],
    [["face", "block"], "--session, or both --picture and --integration"],
    [["face", "block", "--session", id, "--integration", id], "Give either"],
    [["face", "search", "--picture", "no-such-file.jpg", "--integration", id], "no-such-file.jpg"],
    [["face", "unblock", "42"], "The id of a face"],
    [["session", "show", "../../etc/passwd"], "The id of a session"],
    [["session", "decide", id], "--status"],
    [["session", "decide", id, "--status", "denied"], "approved, declined"],
    [["session", "decide", id, "--status", "declined"], "--reason"],
    [["session", "decide", id, "--status", "declined", "--reason", "ugly"], "face-mismatch"],
    [["webhook", "redeliver", "x"], "The id of a webhook"],
    [["demo", "--case", "perfect"], "screen-replay"],
    [["demo", "--url", "localhost"], "http://localhost:8080"],
    [["specimen", "--degrade", "4"], "0, 1, 2 or 3"],
    [["specimen", "--date", "2026-02-30"], "2026-11-21"],
    [["specimen", "--date", "2026-01-01", "--face", "/no/such/file.jpg"], "/no/such/file.jpg"],
    [["address-proof", "read"], "missing required argument"],
    [["address-proof", "read", "/no/such/bill.pdf"], "/no/such/bill.pdf"],
    [["address-proof", "read", "bill.pdf", "--max-age-months", "x"], "whole number of months"],
    [["start", "--verbose"], "unknown option"],
  ])("%j", async (argv, told) => {
    const { exitCode, out, err } = await makeCli().run(...argv);
    expect(exitCode).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(told);
    expect(err).not.toContain("nothing may be asked");
  });
});

describe("what fails ends with 1 and leaves standard output empty", () => {
  const configError = Object.assign(new Error("PORT must be a number.\nPUBLIC_URL must be an address."), {
    name: "ConfigError",
  });

  test.each([
    [new CoreError("session-not-found", "no session x"), "No session x."],
    [new CoreError("session-not-found", "no session x"), "BONAFIDE_HOME"],
    [
      new CoreError("storage-failed", "the folder is in use by process 7"),
      "The folder is in use by process 7.\n",
    ],
    [new Error("cannot listen", { cause: new Error("another program listens") }), "Another program listens."],
    [Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), "DATABASE_URL"],
    [configError, "PUBLIC_URL must be an address."],
    [new AggregateError([new CoreError("overloaded", "busy"), configError]), "PORT must be a number."],
    [new TypeError("x is not a function"), "This was not expected: TypeError"],
  ])("%s", async (failure, told) => {
    const { exitCode, out, err } = await makeCli(failure).run("session", "show", id, "--json");
    expect(exitCode).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(told);
  });
});
