import { type Modal, openModal } from "./modal.ts";

/** What happens in the frame, as `onEvent` is told. */
export const MESSAGES = {
  STARTED: "STARTED",
  SUBMITTED: "SUBMITTED",
  FINISHED: "FINISHED",
  CANCELED: "CANCELED",
  RELOAD: "RELOAD_REQUEST",
} as const;
export type FrameEvent = (typeof MESSAGES)[keyof typeof MESSAGES];

/** What a page may choose. */
export interface FrameOptions {
  /** The session's address. */
  readonly url: string;
  readonly onEvent?: (event: FrameEvent) => void;
  /** Called when the frame asks for it; without it the frame loads itself anew. */
  readonly onReload?: () => void;
  /** Language of the page in the frame, as a tag: "et", "pt-BR". */
  readonly lang?: string;
  /** Shows the frame inside an element instead of over the page. */
  readonly embedded?: boolean;
  readonly embeddedOptions?: { readonly rootElementID: string };
}

/** What controls the frame. */
export interface VeriffFrame {
  close(): void;
}

/** Version of the protocol that the frame is told. */
const protocolVersion = "2.5.0";
const closing: readonly string[] = [MESSAGES.FINISHED, MESSAGES.CANCELED];
const told = new Map<unknown, FrameEvent>([
  ["VERIFF_STARTED", MESSAGES.STARTED],
  ["VERIFF_SUBMITTED", MESSAGES.SUBMITTED],
  ["VERIFF_FINISHED", MESSAGES.FINISHED],
  ["VERIFF_CANCELED", MESSAGES.CANCELED],
  ["VERIFF_RELOAD_REQUEST", MESSAGES.RELOAD],
]);

/** Opens the session's page in a frame over this one. Throws when the address is none. */
export function createVeriffFrame(options: FrameOptions): VeriffFrame {
  const address = addressOf(options);
  const modal = openModal(address.href, { root: rootOf(options), onCancel: () => finish(MESSAGES.CANCELED) });
  // Words of other frames, and of what the frame might lead to, are not the session's.
  const listen = ({ data, source, origin }: MessageEvent) => {
    if (source !== modal.frame.contentWindow || origin !== address.origin) return;
    if (data === "VERIFF_HANDSHAKE") greet(modal, options, address.origin);
    const event = told.get(data);
    if (event !== undefined) finish(event);
  };
  const close = () => {
    window.removeEventListener("message", listen);
    modal.close();
  };
  const finish = (event: FrameEvent) => {
    if (closing.includes(event)) close();
    if (event === MESSAGES.RELOAD) reload();
    options.onEvent?.(event);
  };
  const reload = () => (options.onReload ? options.onReload() : modal.reload());
  window.addEventListener("message", listen);
  return { close };
}

function addressOf({ url, lang }: FrameOptions): URL {
  const address = new URL(url, location.href);
  if (address.protocol !== "https:" && address.protocol !== "http:")
    throw new Error("createVeriffFrame: `url` has to be the address of a session.");
  if (lang !== undefined) address.searchParams.set("lang", lang);
  return address;
}

function rootOf({ embedded = false, embeddedOptions }: FrameOptions): HTMLElement | undefined {
  if (!embedded) return undefined;
  const id = embeddedOptions?.rootElementID ?? "";
  const root = document.getElementById(id);
  if (!root) throw new Error(`createVeriffFrame: there is no element with the id "${id}".`);
  return root;
}

function greet(modal: Modal, { onReload, embedded = false }: FrameOptions, origin: string): void {
  modal.ready();
  const payload = {
    version: protocolVersion,
    isReloadHandled: onReload !== undefined,
    isVeriffIframeMobile: matchMedia("(max-width: 600px)").matches,
    embeddedConfigured: embedded,
    embedded,
  };
  modal.frame.contentWindow?.postMessage({ name: "VERIFF_RENDER", payload }, origin);
}
