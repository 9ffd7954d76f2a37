import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testModelsFolder } from "./models.ts";

/** What a command left behind. */
export interface CommandOutcome {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON; fails when it is none. */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** A server as a process of its own. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** Resolves with what it printed once it has printed a whole JSON object; fails when it ends before. */
  firstJson(): Promise<ReturnType<typeof JSON.parse>>;
  end(): Promise<CommandOutcome>;
}

/** The real command line, over a home and a port of its own. */
export interface CommandLine extends AsyncDisposable {
  readonly home: string;
  readonly url: string;
  run(...argv: readonly string[]): Promise<CommandOutcome>;
  start(...argv: readonly string[]): RunningCommand;
  /** The same, with other variables. */
  withVariables(variables: Readonly<Record<string, string>>): Pick<CommandLine, "run" | "start">;
}

const entry = fileURLToPath(new URL("../../src/cli/bonafide.ts", import.meta.url));

/** Makes an empty home, which shares the tests' models. */
export async function openCommandLine(): Promise<CommandLine> {
  const home = await mkdtemp(join(tmpdir(), "bonafide-cli-"));
  await mkdir(testModelsFolder, { recursive: true });
  await symlink(testModelsFolder, join(home, "models"));
  const port = await freePort();
  const children = new Set<ChildProcess>();
  const variables = { BONAFIDE_HOME: home, PORT: String(port), NO_COLOR: "1" };
  const withVariables = (more: Readonly<Record<string, string>>) => {
    const start = (...argv: readonly string[]) => launch(argv, { ...variables, ...more }, children);
    return { start, run: (...argv: readonly string[]) => start(...argv).end() };
  };
  return {
    ...{ home, url: `http://localhost:${port}`, withVariables },
    ...withVariables({}),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...children].map(stop));
      await rm(home, { recursive: true, force: true });
    },
  };
}

function launch(
  argv: readonly string[],
  variables: Readonly<Record<string, string>>,
  children: Set<ChildProcess>,
): RunningCommand {
  const { PATH = "", HOME = "", NODE_EXTRA_CA_CERTS = "" } = process.env;
  const child = spawn(process.execPath, [entry, ...argv], {
    env: { PATH, HOME, NODE_EXTRA_CA_CERTS, ...variables },
  });
  children.add(child);
  const closed = once(child, "close");
  const chunks = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => void (chunks.out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => void (chunks.err += chunk));
  return {
    child,
    firstJson: async () => {
      while (!chunks.out.endsWith("}\n")) {
        await Promise.race([once(child.stdout, "data"), closed]);
        if (child.exitCode !== null) throw new Error(`the command ended: ${chunks.err}`);
      }
      return JSON.parse(chunks.out);
    },
    end: async () => {
      await closed;
      children.delete(child);
      return {
        ...{ exitCode: child.exitCode, ...chunks },
        get json() {
          return JSON.parse(chunks.out);
        },
      };
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}
