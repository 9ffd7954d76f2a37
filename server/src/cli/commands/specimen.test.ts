import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandContext } from "../context.ts";
import { runCli } from "../run-cli.ts";
import { createTerminal } from "../terminal.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-specimen-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command as it is, on a fixed day. */
async function run(...argv: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const fail = () => Promise.reject(new Error("not asked for"));
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
    ...{ timestampRoot: fail, dialectNames: fail, today: async () => "2026-11-21" },
  };
  const exitCode = await runCli(["specimen", ...argv], context);
  out.end();
  err.end();
  return { exitCode, out: await text(out), err: await text(err) };
}

describe("specimen", { timeout: 60_000 }, () => {
  test("writes a picture and its truth for each side and each seed, and names them", async () => {
    const out = join(folder, "ids");
    const answer = await run(
      "--type",
      "id",
      "--side",
      "both",
      "--count",
      "2",
      "--seed",
      "5",
      "--out",
      out,
      "--json",
    );
    const { specimens } = JSON.parse(answer.out);
    expect(await readdir(out)).toHaveLength(8);
    expect(specimens).toHaveLength(4);
    const truths = await Promise.all(
      specimens.map(async ({ truth }: { truth: string }) => JSON.parse(await readFile(truth, "utf8"))),
    );
    expect(truths.map(({ seed, side }) => `${seed} ${side}`)).toEqual([
      "5 front",
      "5 back",
      "6 front",
      "6 back",
    ]);
    const bytes = await readFile(specimens[0].image);
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  });

  test("the same command writes the same truth, and a document of one side only once", async () => {
    const [first, again] = [join(folder, "a"), join(folder, "b")];
    for (const out of [first, again])
      await run("--type", "visa-b", "--side", "both", "--degrade", "1", "--out", out);
    const [one, two] = [await readdir(first), await readdir(again)];
    expect(one).toEqual(["visa-b-front-1-degrade1.jpg", "visa-b-front-1-degrade1.json"]);
    expect(two).toEqual(one);
    for (const name of one)
      expect(await readFile(join(first, name))).toEqual(await readFile(join(again, name)));
  });

  test("its long names are taken, and its help tells every fault", async () => {
    const out = join(folder, "long");
    const answer = await run("--type", "residence-permit", "--fault", "mirrored", "--out", out);
    expect(answer.exitCode).toBe(0);
    expect(answer.out).toContain("permit-front-1-degrade0-mirrored.jpg");
    const help = (await run("--help")).out;
    for (const fault of ["pasted-portrait", "glare-over-text", "two-documents"])
      expect(help).toContain(`  ${fault}`);
  });

  test("what is no picture is no face", async () => {
    const answer = await run("--face", import.meta.filename, "--out", folder);
    expect(answer.exitCode).toBe(2);
    expect(answer.err).toContain("--face");
  });

  test.each([
    [["--type", "library-card"], "permit"],
    [["--count", "0"], "1 to"],
    [["--fault", "upside-down"], "photocopy"],
  ])("%j is refused with what it takes", async (argv, told) => {
    const answer = await run(...argv, "--out", folder);
    expect(answer.exitCode).toBe(2);
    expect(answer.err).toContain(told);
  });
});
