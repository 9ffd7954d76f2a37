import type { FaceNets } from "./face-nets.ts";
import type { Answer, Question } from "./face-worker.ts";

/** The nets on a thread of their own, so that the page stays quick; fails where a browser cannot run them so. */
export async function loadNetsInWorker(): Promise<FaceNets> {
  const worker = new Worker(new URL("./face-worker.ts", import.meta.url), { type: "module" });
  const answer = await firstAnswer(worker);
  if (answer.type !== "ready") {
    worker.terminate();
    throw new Error("faces cannot be looked for in a worker");
  }
  return {
    look: async ({ data, width, height }, withMesh) => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ pixels: { data, width, height }, withMesh } satisfies Question, [port2]);
      const seen = await answerAt(port1);
      port1.close();
      return seen.type === "faces" ? seen.faces : [];
    },
  };
}

/** Whether the worker could load the nets. */
function firstAnswer(worker: Worker): Promise<Answer> {
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => resolve(data), { once: true });
    worker.addEventListener("error", () => resolve({ type: "failed" }), { once: true });
  });
}

function answerAt(port: MessagePort): Promise<Answer> {
  return new Promise((resolve) => {
    port.addEventListener("message", ({ data }: MessageEvent<Answer>) => resolve(data), { once: true });
    port.start();
  });
}
