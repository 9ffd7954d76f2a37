import { Presets, SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.ts";

/** A step under way. */
export interface ProgressStep {
  readonly name: string;
  /** Bytes. */
  readonly done?: number;
  /** Bytes. */
  readonly total?: number;
}

/** Shows steps as they come: a bar on a screen, plain lines elsewhere. */
export interface Progress {
  show(step: ProgressStep): void;
  /** Removes what is only of use while it lasts. */
  end(): void;
}

/** How often a plain line tells how far a long step is, milliseconds. */
const lineEveryMs = 10_000;

/** Makes a progress display on the terminal's `err`. */
export function createProgress(terminal: Pick<Terminal, "err" | "isInteractive" | "note">): Progress {
  return terminal.isInteractive ? barProgress(terminal) : lineProgress(terminal);
}

function barProgress({ err, note }: Pick<Terminal, "err" | "note">): Progress {
  let bar: { readonly name: string; readonly view: SingleBar } | undefined;
  let named = "";
  const end = () => {
    bar?.view.stop();
    bar = undefined;
  };
  return {
    end,
    show: ({ name, done = 0, total = 0 }) => {
      if (bar && bar.name !== name) end();
      if (total > 0) {
        bar ??= { name, view: startBar(err, name, total) };
        bar.view.setTotal(total);
        bar.view.update(done, { megabytes: megabytes(done, total) });
      } else if (named !== name) note(`${name} …`);
      named = name;
    },
  };
}

function startBar(stream: NodeJS.WritableStream, name: string, total: number): SingleBar {
  const format = `${name}  {bar}  {percentage} %  {megabytes}`;
  const view = new SingleBar(
    { format, stream, clearOnComplete: true, hideCursor: true, barsize: 30 },
    Presets.shades_classic,
  );
  view.start(total, 0, { megabytes: megabytes(0, total) });
  return view;
}

function lineProgress({ note }: Pick<Terminal, "note">): Progress {
  let named = "";
  let toldAt = 0;
  return {
    end: () => {},
    show: ({ name, done = 0, total = 0 }) => {
      const now = performance.now();
      if (name === named && (total === 0 || now - toldAt < lineEveryMs)) return;
      note(total > 0 ? `${name}: ${megabytes(done, total)}` : `${name} …`);
      named = name;
      toldAt = now;
    },
  };
}

function megabytes(done: number, total: number): string {
  return `${(done / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
}
