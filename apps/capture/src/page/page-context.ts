import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Camera } from "../camera/camera.ts";
import type { Flow, FlowEvent } from "../flow/flow.ts";

/** What the screens may do and see. */
export interface Page {
  readonly flow: Flow;
  readonly send: (event: FlowEvent) => void;
  /** The open camera; undefined while there is none. */
  readonly camera: Camera | undefined;
  readonly flipCamera: () => void;
  /** Keeps a picture at hand under an id. */
  readonly keepPhoto: (photo: Blob) => string;
  readonly photo: (id: string) => Blob | undefined;
  /** Uploads a frame of a challenge at once; answers its upload's id. */
  readonly sendFrame: (frame: Blob) => Promise<string>;
  readonly answerChallenge: (challengeId: string, frames: { uploadId: string; atMs: number }[]) => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

/** The page that a screen stands on. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("a screen was drawn without a page");
  return page;
}
