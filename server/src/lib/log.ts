import type { Json } from "./json.ts";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

export type LogLevel = (typeof logLevels)[number];

/** Ids and counts; never a name, number, picture or payload. */
export type LogFields = Readonly<Record<string, Json | undefined>>;

/** Structured lines. Messages are constant; what varies is in the fields. */
export interface Log {
  /** Lines below it are not written. */
  readonly level: LogLevel;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log, with these fields in every line. */
  with(fields: LogFields): Log;
}

/** Where the lines go, and from which level on. */
export interface LogOptions {
  readonly level: LogLevel;
  readonly now: () => Date;
  /** Takes one line with its newline; default: standard error. */
  readonly write?: (line: string) => void;
}

/** Makes a log that writes one JSON object a line. */
export function createLog(options: LogOptions, bound: LogFields = {}): Log {
  const write = options.write ?? ((line: string) => process.stderr.write(line));
  const at = (level: LogLevel) => {
    if (logLevels.indexOf(level) < logLevels.indexOf(options.level)) return () => {};
    return (message: string, fields?: LogFields) => {
      const head = { time: options.now().toISOString(), level, message };
      write(`${JSON.stringify({ ...head, ...bound, ...fields })}\n`);
    };
  };
  return {
    level: options.level,
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => createLog(options, { ...bound, ...fields }),
  };
}

/** What may be logged of an error: its kind, code and frames. Its message may hold personal data and stays out. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const cause = error.cause === undefined ? {} : { cause: kindOf(error.cause) };
  return { error: error.name, code, stack: framesOf(error), ...cause };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}

function framesOf(error: Error): string {
  const lines = (error.stack ?? "").split("\n");
  return lines.flatMap((line) => (/^ {4}at /.test(line) ? [line.trim().slice(3)] : [])).join(" < ");
}
