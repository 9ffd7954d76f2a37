import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import fetchFromRegistry from "npm-registry-fetch";

/** What to download, and the file in which an unfinished download waits for the next try. */
export interface Download {
  readonly url: string;
  /** npm's settings: proxy, certificates, credentials. */
  readonly settings: Record<string, unknown>;
  readonly part: string;
  /** "sha512-…", base64. */
  readonly integrity: string;
  readonly onBytes: (doneBytes: number, totalBytes: number) => void;
}

const attemptsWithoutProgress = 4;
const pauseMs = 500;

/** Downloads into `part`, going on where an earlier try stopped. Throws when the bytes are not those of the pin. */
export async function downloadResumably(download: Download): Promise<void> {
  const resumed = await sizeOf(download.part);
  if (resumed > 0 && (await hasIntegrity(download))) return;
  await downloadAll(download);
  if (await hasIntegrity(download)) return;
  await rm(download.part, { force: true });
  if (resumed > 0) {
    // The kept part may have been of something else: once more from the start.
    await downloadAll(download);
    if (await hasIntegrity(download)) return;
    await rm(download.part, { force: true });
  }
  throw new Error("what the registry gave is not the pinned tarball");
}

async function downloadAll(download: Download): Promise<void> {
  let failures = 0;
  for (;;) {
    const before = await sizeOf(download.part);
    try {
      await downloadRest(download, before);
      return;
    } catch (error) {
      // The part is as long as the whole, or longer: its hash decides.
      if (statusOf(error) === 416) return;
      const hasProgress = (await sizeOf(download.part)) > before;
      failures = hasProgress ? 1 : failures + 1;
      if (failures >= attemptsWithoutProgress || isFinal(error)) throw error;
      await sleep(pauseMs * failures);
    }
  }
}

async function downloadRest(download: Download, from: number): Promise<void> {
  const response = await fetchFromRegistry(download.url, {
    ...download.settings,
    // npm's cache knows nothing of ranges, and a compressed transfer could not be continued.
    cache: undefined,
    // Retries are ours, because they resume.
    retry: { retries: 0 },
    headers: { "accept-encoding": "identity", ...(from > 0 && { range: `bytes=${from}-` }) },
  });
  if (response.body === null) throw new Error("the registry's answer is empty");
  const start = response.status === 206 ? rangeStart(response.headers.get("content-range"), from) : 0;
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  const file = await open(download.part, start > 0 ? "r+" : "w");
  try {
    const end = await writeBody(response.body, { file, start, total: start + length, download });
    await file.sync();
    if (Number.isFinite(length) && end !== start + length) throw new Error("the connection ended early");
  } finally {
    await file.close();
  }
}

async function writeBody(
  body: NodeJS.ReadableStream,
  to: { file: FileHandle; start: number; total: number; download: Download },
): Promise<number> {
  let at = to.start;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    await to.file.write(bytes, 0, bytes.length, at);
    at += bytes.length;
    to.download.onBytes(at, Number.isFinite(to.total) ? to.total : 0);
  }
  return at;
}

function rangeStart(contentRange: string | null, asked: number): number {
  const start = Number(/^bytes (\d+)-/.exec(contentRange ?? "")?.[1] ?? Number.NaN);
  if (start !== asked) throw new Error("the registry sent another range than asked");
  return start;
}

/** An answer that a repetition would only repeat. */
function isFinal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === "number" ? status : undefined;
}

async function hasIntegrity({ part, integrity }: Download): Promise<boolean> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(part), hash);
  return `sha512-${hash.digest("base64")}` === integrity;
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.size ?? 0;
}
