import type { CaptureError } from "../../../../server/src/api/capture/contract.ts";

/** The server said no, and why. */
export class Refusal extends Error {
  readonly word: CaptureError["error"];
  readonly receivedBytes: number | undefined;
  constructor({ error, receivedBytes }: CaptureError) {
    super(`the server refused: ${error}`);
    this.word = error;
    this.receivedBytes = receivedBytes;
  }
}
