import { parentPort, workerData } from "node:worker_threads";
import { drawPage } from "./draw-page.ts";
import { openDocument } from "./open-document.ts";
import { readDocument } from "./read-document.ts";
import type { DrawRequest, ThreadAnswer, ThreadInput } from "./thread-messages.ts";

if (parentPort === null) throw new Error("PDF files are read in a thread of their own.");
const port = parentPort;
const input = workerData as ThreadInput;

function tell(answer: ThreadAnswer, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(answer, [...transfer]);
}

/** What the library throws says nothing that a person could act on, and may hold words of the file. */
async function answering(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    const message = isLocked ? "The PDF file needs a password." : "The PDF file cannot be read.";
    tell({ kind: "refused", message });
  }
}

const opening = openDocument(input.bytes);
await answering(async () => tell({ kind: "text", text: await readDocument(await opening, input) }));

port.on("message", ({ page }: DrawRequest) => {
  void answering(async () => {
    const drawn = await drawPage(await opening, page);
    tell({ kind: "page", ...drawn }, [drawn.data.buffer as ArrayBuffer]);
  });
});
