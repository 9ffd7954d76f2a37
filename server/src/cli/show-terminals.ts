import type { TerminalError, TerminalErrorCount } from "#core/terminal/terminal-error.ts";
import { moment } from "./duration.ts";
import { table } from "./table.ts";
import type { Paint } from "./terminal.ts";

/** Either what was refused in all, or one terminal's errors. */
export interface ToldTerminals {
  readonly counts: readonly TerminalErrorCount[] | undefined;
  readonly errors: readonly TerminalError[] | undefined;
}

/** Names that a machine did not give are null. */
export function terminalsAsJson({ counts, errors }: ToldTerminals) {
  return {
    ...(counts && {
      terminals: counts.map(({ terminalId, ...rest }) => ({ terminalId: terminalId ?? null, ...rest })),
    }),
    ...(errors && {
      errors: errors.map(({ at, operation, code, status, terminalId, sessionReference }) => ({
        ...{ at, operation, code, status, terminalId: terminalId ?? null },
        sessionReference: sessionReference ?? null,
      })),
    }),
  };
}

/** The same for people. */
export function terminalsAsText({ counts, errors }: ToldTerminals, paint: Paint): string {
  if ((counts ?? errors ?? []).length === 0) return "Nothing was refused to a terminal.";
  if (counts)
    return table(
      ["Terminal", "Error", "Times", "Sessions", "Last"],
      counts.map(({ terminalId, code, count, sessions, lastAt }) => [
        ...[terminalId, code, String(count), String(sessions), moment(lastAt)],
      ]),
      paint,
    );
  return table(
    ["At", "Asked for", "Error", "Status", "Session"],
    (errors ?? []).map(({ at, operation, code, status, sessionReference }) => [
      ...[moment(at), operation, code, String(status), sessionReference],
    ]),
    paint,
  );
}
