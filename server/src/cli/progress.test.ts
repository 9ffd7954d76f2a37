import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { createProgress } from "./progress.ts";
import { createTerminal, type TerminalStream } from "./terminal.ts";

function capture(isTTY: boolean) {
  const err: TerminalStream = Object.assign(new PassThrough(), { isTTY, columns: 100 });
  const chunks: string[] = [];
  err.on("data", (chunk: Buffer) => chunks.push(chunk.toString("utf8")));
  return { terminal: createTerminal(new PassThrough(), err), shown: () => chunks.join("") };
}

describe("progress without a screen", () => {
  test("says each step once, in plain lines", () => {
    const { terminal, shown } = capture(false);
    const progress = createProgress(terminal);
    for (const name of ["database", "database", "migrations"]) progress.show({ name });
    progress.end();
    expect(shown()).toBe("database …\nmigrations …\n");
  });

  test("tells bytes when a download begins and not at every chunk", () => {
    const { terminal, shown } = capture(false);
    const progress = createProgress(terminal);
    for (const done of [0, 1e6, 2e6]) progress.show({ name: "models", done, total: 27e6 });
    progress.end();
    expect(shown()).toBe("models: 0.0 of 27.0 MB\n");
  });
});

test("progress on a screen draws a bar that ends with the step", () => {
  const { terminal, shown } = capture(true);
  const progress = createProgress(terminal);
  progress.show({ name: "models", done: 0, total: 10e6 });
  progress.show({ name: "models", done: 5e6, total: 10e6 });
  progress.show({ name: "migrations" });
  progress.end();
  expect(shown()).toContain("models");
  expect(shown()).toContain("migrations …\n");
});
