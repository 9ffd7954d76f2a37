import type { CaptureSession, Upload } from "../../../../server/src/api/capture/contract.ts";
import type { Backoff } from "../api/backoff.ts";
import type { Client } from "../api/client.ts";
import { Refusal } from "../api/refusal.ts";
import { randomId } from "../device/device-id.ts";
import type { FlowEvent } from "../flow/flow.ts";
import { openSealedFiles, type SealedFiles } from "./sealed-files.ts";
import { seal, sha256Of } from "./seal.ts";
import { type SealedFile, sendFile } from "./send-file.ts";

/** Takes files to the server. */
export interface Shipping {
  /** Seals, keeps and sends a step's file, and tells how it goes. */
  ship(stepId: string, file: Blob): Promise<void>;
  /** Sends a frame of a challenge; it is not kept when the page is closed, for a challenge is not either. */
  shipFrame(stepId: string, frame: Blob): Promise<string>;
  /** Goes on with what was on its way when the page was closed. */
  resume(): Promise<void>;
}

/** What it takes. */
export interface ShippingContext {
  readonly client: Client;
  readonly backoff: Backoff;
  readonly session: () => CaptureSession | undefined;
  readonly send: (event: FlowEvent) => void;
}

const framesAtOnce = 4;
/** Small enough that a slow line shows progress and loses little by a cut. */
const longestPiece = 128 * 1024;

/** Joins sealing, keeping and sending. */
export function createShipping(context: ShippingContext): Shipping {
  const { client, send } = context;
  let store: Promise<SealedFiles> | undefined;
  let key: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const files = () => (store ??= openSealedFiles());
  const sealFile = async (stepId: string, file: Blob): Promise<SealedFile> => {
    const session = context.session();
    if (!session) throw new Error("there is no session to send to");
    // A key that could not be fetched is asked for again with the next file.
    key ??= client.key();
    key.catch(() => (key = undefined));
    const bytes = await seal(file, await key);
    const { sessionId, attempt } = session;
    return { id: randomId(), stepId, sessionId, attempt, bytes, sha256: await sha256Of(bytes) };
  };
  const transport = (
    file: SealedFile,
    onShare: (share: number) => void,
    isResumed = false,
  ): Promise<Upload> => {
    const chunkBytes = Math.min(longestPiece, context.session()?.limits.chunkBytes ?? longestPiece);
    return sendFile({ client, backoff: context.backoff, chunkBytes, onShare, isResumed }, file);
  };
  const carry = async (file: SealedFile, isResumed: boolean): Promise<void> => {
    const { stepId } = file;
    try {
      const onShare = (share: number) => send({ type: "progress", stepId, share });
      const { feedback } = await transport(file, onShare, isResumed);
      send({ type: "arrived", stepId, feedback });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(faultOf(error, stepId));
    }
    await (await files()).remove(file.id);
  };
  return {
    ship: async (stepId, file) => {
      const sealed = await sealFile(stepId, file);
      await (await files()).put(sealed);
      await carry(sealed, false);
    },
    shipFrame: atMost(framesAtOnce, async (stepId: string, frame: Blob) => {
      const sealed = await sealFile(stepId, frame);
      return (await transport(sealed, () => undefined)).id;
    }),
    resume: async () => {
      const session = context.session();
      if (session?.state !== "open" || !session.device.isMine) return;
      const kept = await (await files()).of(session.sessionId, session.attempt);
      const isOpen = ({ stepId }: SealedFile) =>
        session.steps.some(({ id, isDone }) => id === stepId && !isDone);
      await Promise.all(kept.filter(isOpen).map((file) => carry(file, true)));
    },
  };
}

/** A picture that the server cannot take is asked for again, with the reason where there is one. */
function faultOf({ word }: Refusal, stepId: string): FlowEvent {
  if (word === "too-small") {
    return { type: "arrived", stepId, feedback: { verdict: "retake", faults: ["too-small"] } };
  }
  return { type: "lost", stepId };
}

/** Runs at most so many at once; the others wait their turn. */
function atMost<A extends readonly unknown[], R>(
  limit: number,
  work: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (...args) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work(...args);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
