import { Worker } from "node:worker_threads";
import { CoreError } from "#core/errors.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import type { DrawRequest, PdfText, ThreadAnswer, ThreadInput } from "./thread-messages.ts";
import { type ThreadLimits, watchThread } from "./watch-thread.ts";

/** A PDF file that is being read, in a thread that ends with it. */
export interface OpenPdf extends AsyncDisposable {
  readonly text: PdfText;
  /** Draws a page, from 1. Throws CoreError "image-unreadable". */
  draw(page: number): Promise<Raster>;
}

/** Bytes beyond which nothing is opened. */
const maxBytes = 30_000_000;
const maxReadPages = 3;
const maxPages = 500;

/** What an honest letter stays far below. */
const usual: PdfLimits = {
  text: { cpuMs: 1500, memoryBytes: 500_000_000, wallMs: 20_000 },
  drawing: { cpuMs: 3000, memoryBytes: 700_000_000, wallMs: 30_000 },
};

/** What reading a file's text, and drawing a page, may take. */
export interface PdfLimits {
  readonly text: ThreadLimits;
  readonly drawing: ThreadLimits;
}

/**
 * Opens a PDF file of anybody's making. Whatever it does to its reader ends with the thread: work and memory have
 * limits, and no program of the file is run. Throws CoreError "image-unreadable".
 */
export async function openPdf(bytes: Uint8Array, limits: PdfLimits = usual): Promise<OpenPdf> {
  if (bytes.length > maxBytes) throw unreadable("The PDF file is too large.");
  // The caller keeps his bytes.
  const input: ThreadInput = { bytes: Uint8Array.from(bytes), maxReadPages, maxPages };
  const thread = new Worker(new URL("./pdf-thread.ts", import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stdout: true,
    stderr: true,
  });
  try {
    const answer = await nextAnswer(thread, limits.text);
    if (answer.kind !== "text") throw unreadable(answer.kind === "refused" ? answer.message : undefined);
    return {
      text: answer.text,
      draw: (page) => draw(thread, page, limits.drawing),
      [Symbol.asyncDispose]: async () => void (await thread.terminate()),
    };
  } catch (error) {
    await thread.terminate();
    throw error;
  }
}

async function draw(thread: Worker, page: number, limits: ThreadLimits): Promise<Raster> {
  const answer = nextAnswer(thread, limits);
  thread.postMessage({ page } satisfies DrawRequest, []);
  const drawn = await answer;
  if (drawn.kind !== "page") throw unreadable(drawn.kind === "refused" ? drawn.message : undefined);
  return { width: drawn.width, height: drawn.height, data: drawn.data };
}

/** What the thread tells next; refused when it ends, fails, or takes too much. */
async function nextAnswer(thread: Worker, limits: ThreadLimits): Promise<ThreadAnswer> {
  const settled = Promise.withResolvers<ThreadAnswer>();
  const refuse = (cause?: unknown) => settled.reject(unreadable(undefined, cause));
  thread.once("message", settled.resolve).once("error", refuse).once("exit", refuse);
  const watch = watchThread(thread, limits, () =>
    settled.reject(unreadable("Reading the PDF file takes too much.")),
  );
  try {
    return await settled.promise;
  } finally {
    watch.stop();
    thread.off("message", settled.resolve).off("error", refuse).off("exit", refuse);
  }
}

function unreadable(message = "The PDF file cannot be read.", cause?: unknown): CoreError {
  return new CoreError("image-unreadable", message, cause instanceof Error ? { cause } : undefined);
}
