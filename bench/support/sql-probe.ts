/** Loaded before the product (`node --import`): records every statement that one HTTP request runs. */
import { AsyncLocalStorage } from "node:async_hooks";
import { Server } from "node:http";
import pg from "pg";
import type { ProbeQuestion, RecordedQuery, RecordedValue } from "./probe-protocol.ts";

type Method = (...parameters: unknown[]) => unknown;

const requests = new AsyncLocalStorage<RecordedQuery[]>();
let recorded: RecordedQuery[] = [];
let isArmed = false;

/** Calls `before` with the parameters, then the method itself. */
function wrap(target: object, name: string, before: (parameters: unknown[], go: () => unknown) => unknown) {
  const original = Reflect.get(target, name) as Method;
  const wrapped = function (this: unknown, ...parameters: unknown[]): unknown {
    return before(parameters, () => Reflect.apply(original, this, parameters));
  };
  Reflect.set(target, name, wrapped);
}

wrap(Server.prototype, "emit", ([event], go) => {
  if (event !== "request" || !isArmed) return go();
  isArmed = false;
  return requests.run(recorded, go);
});

wrap(pg.Client.prototype, "query", ([query], go) => {
  const read = readQuery(query);
  if (read) requests.getStore()?.push(read);
  return go();
});

function readQuery(query: unknown): RecordedQuery | undefined {
  if (typeof query === "string") return { name: undefined, text: query, values: [] };
  if (typeof query !== "object" || query === null || !("text" in query)) return undefined;
  const { name, text, values = [] } = query as { name?: string; text: string; values?: unknown[] };
  return { name, text, values: values.map(readValue) };
}

function readValue(value: unknown): RecordedValue {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("base64") };
  return value instanceof Date ? { date: true } : { plain: value };
}

process.on("message", (question: ProbeQuestion) => {
  if (question === "usage") return;
  if (question === "record") [recorded, isArmed] = [[], true];
  process.send?.(recorded);
});
process.channel?.unref();
