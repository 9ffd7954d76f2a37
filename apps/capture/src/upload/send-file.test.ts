import fc from "fast-check";
import { expect, test } from "vitest";
import type { Upload, UploadQuery } from "../../../../server/src/api/capture/contract.ts";
import { Refusal } from "../api/refusal.ts";
import { type SealedFile, sendFile } from "./send-file.ts";

const backoff = { sleep: async () => undefined, random: () => 0, onNetwork: () => undefined };

function fileOf(size: number): SealedFile {
  const bytes = new Blob([Uint8Array.from({ length: size }, (_, i) => i % 251)], { type: "image/jpeg" });
  return { id: "f", stepId: "selfie", sessionId: "s", attempt: 1, bytes, sha256: "0".repeat(64) };
}

/** A server that loses answers and pieces as it is told: "ok", "lost" before it arrived, "unheard" after. */
function server(size: number, mishaps: readonly string[]) {
  let got: Uint8Array = new Uint8Array();
  let calls = 0;
  const upload = (): Upload => ({
    id: "f",
    stepId: "selfie",
    sizeBytes: size,
    receivedBytes: got.length,
    isComplete: got.length === size,
    feedback: null,
  });
  return {
    got: () => got,
    client: {
      upload: async () => (got.length > 0 ? upload() : undefined),
      putChunk: async (_id: string, { offset }: UploadQuery, chunk: Blob) => {
        const mishap = mishaps[calls++];
        if (mishap === "lost") throw new TypeError("Failed to fetch");
        if (offset !== got.length) throw new Refusal({ error: "offset-mismatch", receivedBytes: got.length });
        got = Uint8Array.from([...got, ...new Uint8Array(await chunk.arrayBuffer())]);
        if (mishap === "unheard") throw new TypeError("Failed to fetch");
        return upload();
      },
    },
  };
}

test("whatever is cut on the way, the server has every byte once, in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 90 }),
      fc.array(fc.constantFrom("ok", "lost", "unheard"), { maxLength: 30 }),
      async (size, chunkBytes, mishaps) => {
        const file = fileOf(size);
        const { client, got } = server(size, mishaps);
        const shares: number[] = [];
        const upload = await sendFile(
          { client, backoff, chunkBytes, onShare: (share) => shares.push(share) },
          file,
        ).catch((error: unknown) => error);
        // An answer lost to the very last piece is told by the next try, which finds everything there.
        if (upload instanceof Error) throw upload;
        expect(got()).toEqual(new Uint8Array(await file.bytes.arrayBuffer()));
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      },
    ),
  );
});

test("what was begun before the page was closed goes on where the server has it", async () => {
  const { client, got } = server(100, []);
  const query = { step: "selfie", offset: 0, size: 100, sha256: "0".repeat(64) };
  const file = fileOf(100);
  await client.putChunk("f", query, file.bytes.slice(0, 60));
  const shares: number[] = [];
  await sendFile(
    { client, backoff, chunkBytes: 30, isResumed: true, onShare: (share) => shares.push(share) },
    file,
  );
  expect(shares).toEqual([0.6, 0.9]);
  expect(got()).toHaveLength(100);
});
