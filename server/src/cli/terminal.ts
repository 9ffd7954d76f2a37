import type { Writable } from "node:stream";
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Colours text where the stream it goes to can show colours, and leaves it as it is elsewhere. */
export type Paint = (style: Style, text: string) => string;

/** A stream that may be a screen. */
export type TerminalStream = Writable & { readonly isTTY?: boolean };

/** Where a command speaks: answers on `out`, everything else on `err`. */
export interface Terminal {
  readonly out: TerminalStream;
  readonly err: TerminalStream;
  readonly paintOut: Paint;
  readonly paintErr: Paint;
  /** Whether a person watches `err`. */
  readonly isInteractive: boolean;
  /** One line for the person who watches. */
  readonly note: (line: string) => void;
}

/** A terminal over two streams. Colours follow NO_COLOR, FORCE_COLOR and whether each stream is a screen. */
export function createTerminal(out: TerminalStream, err: TerminalStream): Terminal {
  return {
    out,
    err,
    paintOut: paintFor(out),
    paintErr: paintFor(err),
    isInteractive: err.isTTY === true,
    note: (line) => err.write(`${line}\n`),
  };
}

/** Leaves every text as it is. */
export const plainPaint: Paint = (_style, text) => text;

function paintFor(stream: TerminalStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}

/** Text from elsewhere, without the characters by which it could steer the terminal. Keeps line breaks. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, "\u{fffd}");
}
