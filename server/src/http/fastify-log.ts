import type { FastifyBaseLogger } from "fastify";
import type { Json } from "#lib/json.ts";
import { errorFields, type Log, type LogFields } from "#lib/log.ts";

/** Our log in the shape that Fastify wants: objects and error messages, which may hold personal data, stay out. */
export function fastifyLog(log: Log): FastifyBaseLogger {
  return lazyLog(() => log);
}

/** Fastify makes a log for every request, and most requests write nothing. */
function lazyLog(log: () => Log): FastifyBaseLogger {
  const at =
    (write: (message: string, fields?: LogFields) => void) =>
    (first: unknown, second?: unknown): void => {
      const { error, fields } = readSubject(first);
      const text = typeof first === "string" ? first : second;
      // Fastify's own lines repeat the error's message.
      const isConstant = typeof text === "string" && !(error instanceof Error && text === error.message);
      write(isConstant ? text : "request failed", fields);
    };
  return {
    level: "debug",
    silent: () => {},
    trace: () => {},
    debug: at((message, fields) => log().debug(message, fields)),
    info: at((message, fields) => log().info(message, fields)),
    warn: at((message, fields) => log().warn(message, fields)),
    error: at((message, fields) => log().error(message, fields)),
    fatal: at((message, fields) => log().error(message, fields)),
    child: (bindings) => lazyLog(() => log().with(plainFields(bindings))),
  };
}

function readSubject(subject: unknown): { error: unknown; fields: LogFields } {
  if (subject instanceof Error) return { error: subject, fields: errorFields(subject) };
  if (typeof subject !== "object" || subject === null) return { error: undefined, fields: {} };
  const { err, ...others } = subject as Record<string, unknown>;
  const fields = plainFields(others);
  return { error: err, fields: err === undefined ? fields : { ...fields, ...errorFields(err) } };
}

/** Requests, replies and other objects of a class carry payloads. */
function plainFields(values: Readonly<Record<string, unknown>>): LogFields {
  const plain = Object.entries(values).filter((entry): entry is [string, Json] => isPlain(entry[1]));
  return Object.fromEntries(plain);
}

function isPlain(value: unknown): value is Json {
  if (typeof value !== "object") return ["string", "number", "boolean"].includes(typeof value);
  return value !== null && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
}
