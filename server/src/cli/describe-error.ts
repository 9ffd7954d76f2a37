import { CommanderError } from "commander";
import { CoreError, type CoreErrorCode } from "#core/errors.ts";
import { CommandFailed } from "./command-failed.ts";
import { UsageError } from "./usage-error.ts";

/** What to tell of an error, and with what exit code the process ends. */
export interface ErrorReport {
  /** Lines for standard error; none where it was told already. */
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

/** What to do about each way in which the core refuses; empty where the message says it. */
const mends: Readonly<Record<CoreErrorCode, string>> = {
  "integration-not-found": "`bonafide integration list` shows those that exist.",
  "session-not-found": "Check the id, and that BONAFIDE_HOME or DATABASE_URL are those of the server.",
  "attempt-not-found": "`bonafide session show` lists a session's attempts.",
  "media-not-found": "`bonafide session show` tells what a session has.",
  "webhook-not-found": "`bonafide webhook list SESSION` shows a session's webhooks.",
  "transition-refused": "`bonafide session show` tells what state it is in.",
  "session-closed": "`bonafide session show` tells what was decided.",
  "media-incomplete": "Upload a picture first.",
  "image-unreadable": "Give a whole, undamaged file that needs no password.",
  "image-format-unsupported": "Give a JPEG or PNG file; a proof of address may be a PDF file too.",
  "image-too-small": "Give a larger picture.",
  "image-too-large": "Give a smaller picture.",
  "video-unreadable": "Give a whole MP4 or WebM file.",
  "reason-required": "Add --reason, and --comment where you override.",
  "workflow-not-found": "`bonafide workflow list` shows those that exist.",
  "workflow-invalid": "",
  "workflow-published": "Change a draft and publish it: that is the next version.",
  "step-refused": "",
  "input-invalid": "",
  overloaded: "Try again in a moment.",
  "storage-failed": "",
};

/** Puts an error into words that name the mend. */
export function describeError(error: unknown): ErrorReport {
  if (error instanceof CommanderError) return { lines: [], exitCode: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof UsageError) return { lines: [error.message], exitCode: 2 };
  if (error instanceof CommandFailed && error.isTold) return { lines: [], exitCode: 1 };
  return { lines: linesOf(error), exitCode: 1 };
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof AggregateError && error.errors.length > 0)
    return [...new Set(error.errors.flatMap(linesOf))];
  if (!(error instanceof Error)) return [String(error)];
  const unreachable = linesOfUnreachable(error);
  if (unreachable) return unreachable;
  if (!isExplained(error)) return [`This was not expected: ${error.stack ?? error.message}`];
  const mend = error instanceof CoreError ? mends[error.code] : "";
  return [sentence(error.message), ...(mend === "" ? [] : [mend]), ...linesOfCause(error)];
}

/** Errors whose message was written for people; those of the language and of libraries were not. */
function isExplained(error: Error): boolean {
  const isNodes = "code" in error && String(error.code).startsWith("ERR_");
  return (
    !isNodes && ["Error", "CoreError", "CommandFailed", "ConfigError", "ModelError"].includes(error.name)
  );
}

/** What lies beneath, where the message does not tell it already. */
function linesOfCause({ message, cause }: Error): readonly string[] {
  if (!(cause instanceof Error) || cause.message === "" || message.includes(cause.message)) return [];
  // That a port is taken is told by the message already.
  if ("syscall" in cause && cause.syscall === "listen") return [];
  return [sentence(cause.message)];
}

const unreachableCodes: readonly unknown[] = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT"];

function linesOfUnreachable(error: Error): readonly string[] | undefined {
  if (!("code" in error) || !unreachableCodes.includes(error.code)) return undefined;
  return [sentence(error.message), "If DATABASE_URL is set, check that its database runs and lets us in."];
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(upper) ? upper : `${upper}.`;
}
