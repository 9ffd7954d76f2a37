import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { CoreError } from "#core/errors.ts";
import type { ImageOpener, ImageRef } from "#core/media/image.ts";
import type {
  FileOperationArguments,
  FileOperationName,
  FileOperationResult,
  OperationArguments,
  OperationName,
  OperationResult,
} from "./engine-operations.ts";
import { type PoolWorker, startPoolWorker } from "./pool-worker.ts";

/** Worker threads that hold pictures and measure them. Dispose it to end the threads. */
export interface EnginePool extends ImageOpener, AsyncDisposable {
  /** Rejects when the picture is not open (closed, timed out, or lost with a worker that stopped). */
  call<Name extends OperationName>(
    image: ImageRef,
    op: Name,
    ...args: OperationArguments<Name>
  ): Promise<OperationResult<Name>>;
  /** Does something with a whole file in one go. Throws CoreError "overloaded" when too many wait. */
  run<Name extends FileOperationName>(
    bytes: Uint8Array,
    op: Name,
    ...args: FileOperationArguments<Name>
  ): Promise<FileOperationResult<Name>>;
  /** Loads all models in all workers, so that the first picture need not wait. */
  warm(): Promise<void>;
}

/** How the pool runs. */
export interface PoolOptions {
  /** The worker's module, which calls `serveEngines`. */
  readonly workerUrl: URL;
  readonly workerData?: unknown;
  /** Threads; the number of cores when left out. */
  readonly size?: number;
  /** How many pictures may be open or waiting at once; 64 when left out. */
  readonly maxImages?: number;
  /** After this time an image that nobody closed is closed; 10 minutes when left out. */
  readonly imageLifeMs?: number;
}

interface OpenImage {
  readonly worker: PoolWorker;
  readonly timer: NodeJS.Timeout;
}

/** Starts the threads. */
export function openPool(options: PoolOptions): EnginePool {
  const { maxImages = 64, imageLifeMs = 600_000 } = options;
  const crew = startCrew(options);
  const images = new Map<string, OpenImage>();
  let opening = 0;
  const forget = (id: string): OpenImage | undefined => {
    const image = images.get(id);
    clearTimeout(image?.timer);
    images.delete(id);
    return image;
  };
  const heldBy = (worker: PoolWorker): number =>
    [...images.values()].filter((image) => image.worker === worker).length;
  const close = async (id: string): Promise<void> => {
    const image = forget(id);
    if (image?.worker.isAlive === true) await image.worker.ask({ op: "close", imageId: id, args: [] });
  };
  /** Takes the worker with the least to do, unless too many wait already. */
  const admit = async <T>(work: (worker: PoolWorker) => Promise<T>): Promise<T> => {
    if (images.size + opening >= maxImages) {
      throw new CoreError("overloaded", "Too many pictures are being measured.");
    }
    opening += 1;
    try {
      return await work(crew.leastLoaded(heldBy));
    } finally {
      opening -= 1;
    }
  };
  const openIn = async (worker: PoolWorker, bytes: Uint8Array): Promise<ImageRef> => {
    const id = randomUUID();
    // The caller keeps his bytes; the copy moves to the worker.
    const copy = Uint8Array.from(bytes);
    const size = await worker.ask({ op: "open", imageId: id, args: [copy] }, [copy.buffer]);
    const timer = setTimeout(() => void close(id).catch(() => {}), imageLifeMs).unref();
    images.set(id, { worker, timer });
    return { id, ...(size as { width: number; height: number }) };
  };
  return {
    open: (bytes) => admit((worker) => openIn(worker, bytes)),
    run: (bytes, op, ...args) =>
      admit(async (worker) => {
        const copy = Uint8Array.from(bytes);
        return (await worker.ask({ op, args: [copy, ...args] }, [copy.buffer])) as never;
      }),
    close: (image) => close(image.id),
    call: async (image, op, ...args) => {
      const held = images.get(image.id);
      if (held === undefined) throw new Error("The picture is not open.");
      if (!held.worker.isAlive) forget(image.id);
      return (await held.worker.ask({ op, imageId: image.id, args })) as never;
    },
    warm: () => crew.warm(),
    [Symbol.asyncDispose]: async () => {
      for (const id of images.keys()) forget(id);
      await crew.stop();
    },
  };
}

interface Crew {
  /** The worker with the fewest pictures and requests. */
  leastLoaded(heldBy: (worker: PoolWorker) => number): PoolWorker;
  warm(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps the threads at their number: one that stopped is replaced at once, or when next needed if it never worked. */
function startCrew(options: PoolOptions): Crew {
  let isWarm = false;
  const start = (): PoolWorker =>
    startPoolWorker(options.workerUrl, options.workerData, (hasAnswered) => {
      if (hasAnswered) revive();
    });
  const workers = Array.from({ length: Math.max(1, options.size ?? availableParallelism()) }, start);
  const revive = (): void => {
    workers.forEach((worker, i) => {
      if (worker.isAlive) return;
      const fresh = start();
      workers[i] = fresh;
      if (isWarm) warmUp(fresh).catch(() => {});
    });
  };
  return {
    leastLoaded: (heldBy) => {
      revive();
      const loadOf = (worker: PoolWorker): number => heldBy(worker) + worker.pending;
      return workers.reduce((best, worker) => (loadOf(worker) < loadOf(best) ? worker : best));
    },
    warm: async () => {
      isWarm = true;
      revive();
      await Promise.all(workers.map(warmUp));
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

function warmUp(worker: PoolWorker): Promise<unknown> {
  return worker.ask({ op: "warm", args: [] });
}
