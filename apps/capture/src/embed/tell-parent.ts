import type { CaptureSession } from "../../../../server/src/api/capture/contract.ts";
import { diditMessage } from "./didit.ts";
import type { Milestone } from "./milestones.ts";
import { veriffHandshake, veriffMessages } from "./veriff.ts";
import { yotiMessages } from "./yoti.ts";

/** Where messages go: the window that frames the page. */
export interface Framer {
  readonly post: (message: unknown) => void;
  readonly now: () => number;
}

/** The first word, before anything is known. */
export function greetParent({ post }: Framer): void {
  post(veriffHandshake);
}

/** Tells a milestone in the words of every vendor: sites listen for their own and pass over the rest. */
export function tellParent(
  { post, now }: Framer,
  milestone: Milestone,
  session: CaptureSession | undefined,
): void {
  for (const message of veriffMessages(milestone)) post(message);
  for (const message of yotiMessages(milestone)) post(message);
  post(diditMessage(milestone, session, now()));
}
