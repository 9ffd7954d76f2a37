import { CoreError, type CoreErrorCode } from "#core/errors.ts";

/** What the pool asks of a worker. `open` and `close` manage pictures; any other `op` is an engine's. */
export interface WorkerRequest {
  readonly id: number;
  readonly op: string;
  readonly imageId?: string;
  readonly args: readonly unknown[];
}

/** Answered, whatever it says, once nothing runs any more: a net that is loading must not be cut off. */
export const stopOperation = "stop";

/** A worker's answer to the request of the same id. */
export type WorkerReply =
  | { readonly id: number; readonly isOk: true; readonly value: unknown }
  | { readonly id: number; readonly isOk: false; readonly error: WireError };

/** An error as it crosses threads: structured cloning would lose its class and code. */
export interface WireError {
  readonly message: string;
  readonly code?: CoreErrorCode;
  readonly stack?: string;
}

/** Makes an error ready to cross. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    message: error.message,
    ...(error instanceof CoreError && { code: error.code }),
    ...(error.stack !== undefined && { stack: error.stack }),
  };
}

/** Makes a CoreError again of what was one. */
export function fromWireError(wire: WireError): Error {
  const error = wire.code === undefined ? new Error(wire.message) : new CoreError(wire.code, wire.message);
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}
