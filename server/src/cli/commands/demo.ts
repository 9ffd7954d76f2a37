import { type Command, Option } from "commander";
import { addCommand, answering } from "../answer.ts";
import { CommandFailed } from "../command-failed.ts";
import type { CommandContext } from "../context.ts";
import { demoCases } from "../demo/demo-case.ts";
import { findServer } from "../demo/find-server.ts";
import { problemsOf } from "../demo/judge-demo.ts";
import { runDemo } from "../demo/run-demo.ts";
import { demoAsJson, demoAsText } from "../demo/show-demo.ts";
import { duration } from "../duration.ts";
import { UsageError } from "../usage-error.ts";
import { withAdmin } from "../with-admin.ts";

interface DemoOptions {
  readonly case: string;
  readonly url?: string;
}

/** `demo`: verifies a person against the running server, as a customer would. */
export function addDemo(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "demo",
    summary: "verify a specimen passport and a selfie against the running server, end to end",
    example: "demo --case expired",
  })
    .addOption(new Option("--case <case>", "what to hand in").choices(Object.keys(demoCases)).default("good"))
    .option("--url <url>", "the server on this machine (default: PUBLIC_URL, or localhost and PORT)")
    .action(answering(context, (options: DemoOptions) => play(context, options)));
}

async function play(context: CommandContext, { case: name, url: given }: DemoOptions) {
  const { terminal } = context;
  const story = demoCases[name];
  if (!story) throw new CommandFailed(`There is no case ${name}.`);
  const url = originOf(given ?? (await context.loadConfig()).publicUrl);
  await findServer(url, terminal);
  const run = await withAdmin(context, (ports) =>
    runDemo({
      ...{ story, url, ports },
      onStage: ({ stage, ms }) => terminal.note(terminal.paintErr("dim", `${stage}: ${duration(ms)}`)),
    }),
  );
  const report = { name, story, run, problems: problemsOf(story, run) };
  return {
    json: demoAsJson(report),
    text: (paint: Parameters<typeof demoAsText>[1]) => demoAsText(report, paint),
    isFailure: report.problems.length > 0,
  };
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new UsageError(`--url ${text}: write it like http://localhost:8080.`);
  return url.href.replace(/\/+$/, "");
}
