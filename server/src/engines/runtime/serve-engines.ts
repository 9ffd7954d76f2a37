import type { MessagePort } from "node:worker_threads";
import { decodeImage } from "./decode.ts";
import type { Raster } from "./raster.ts";
import { stopOperation, toWireError, type WorkerReply, type WorkerRequest } from "./worker-protocol.ts";

/** An engine's method as the worker calls it: the picture, then what the caller gave. */
// oxlint-disable-next-line typescript/no-explicit-any -- the pool checks the arguments' types at the caller
export type ServedOperation = (raster: Raster, ...args: any[]) => Promise<unknown>;

/** The same for a whole file. */
// oxlint-disable-next-line typescript/no-explicit-any -- the pool checks the arguments' types at the caller
export type ServedFileOperation = (bytes: Uint8Array, ...args: any[]) => Promise<unknown>;

/** What a worker serves. `warm` loads what the operations would load at their first call. */
export interface Served {
  readonly operations: Readonly<Record<string, ServedOperation>>;
  readonly fileOperations?: Readonly<Record<string, ServedFileOperation>>;
  readonly warm: () => Promise<void>;
}

/**
 * Answers the pool's requests, one after the other: nets and pictures of two requests at once would only cost
 * memory, since each worker is meant for one core.
 */
export function serveEngines(port: MessagePort, served: Served): void {
  const images = new Map<string, Raster>();
  let last = Promise.resolve();
  let isStopping = false;
  const answer = async (request: WorkerRequest): Promise<WorkerReply> => {
    if (!isStopping) return reply(request, images, served);
    return { id: request.id, isOk: false, error: { message: "The engine worker is stopping." } };
  };
  port.on("message", (request: WorkerRequest) => {
    // Told at once, so that what waits is not begun; answered when what runs has ended.
    isStopping ||= request.op === stopOperation;
    last = last.then(async () => port.postMessage(await answer(request)));
  });
}

async function reply(
  request: WorkerRequest,
  images: Map<string, Raster>,
  served: Served,
): Promise<WorkerReply> {
  try {
    return { id: request.id, isOk: true, value: await perform(request, images, served) };
  } catch (error) {
    return { id: request.id, isOk: false, error: toWireError(error) };
  }
}

async function perform(
  { op, imageId = "", args }: WorkerRequest,
  images: Map<string, Raster>,
  served: Served,
): Promise<unknown> {
  if (op === "warm") return served.warm();
  if (op === "close") return void images.delete(imageId);
  if (op === "open") {
    const raster = await decodeImage(args[0] as Uint8Array);
    images.set(imageId, raster);
    return { width: raster.width, height: raster.height };
  }
  const fileOperation = served.fileOperations?.[op];
  if (fileOperation !== undefined) return fileOperation(args[0] as Uint8Array, ...args.slice(1));
  const raster = images.get(imageId);
  if (raster === undefined) throw new Error("The picture is not open.");
  const operation = served.operations[op];
  if (operation === undefined) throw new Error(`The worker knows no operation ${op}.`);
  return operation(raster, ...args);
}
