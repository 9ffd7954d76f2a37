import { useEffect, useRef, useState } from "preact/hooks";
import { CameraView } from "../camera/camera-view.tsx";
import { createGrabber, grabPhoto, wholeOf } from "../camera/grab.ts";
import { ovalIn } from "../camera/view-region.ts";
import { type FaceFinder, loadFaceFinder } from "../face/face-finder.ts";
import {
  beginMoves,
  type Cue,
  type Frame,
  lookAt,
  type Performance,
  thinOut,
} from "../face/perform-moves.ts";
import type { Challenge } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import type { TextKey } from "../language/translate.ts";
import { usePage } from "../page/page-context.ts";
import { Oval } from "./camera-screen.tsx";

const gapMs = 200;
const frameWidth = 640;
const frameQuality = 0.8;

const words: Readonly<Record<Cue, TextKey>> = {
  straight: "hint.straight",
  "look-left": "move.left",
  "look-right": "move.right",
  "look-up": "move.up",
  "come-closer": "move.closer",
  blink: "move.blink",
  "hold-still": "move.still",
};

/** Leads through the moves, and takes pictures all the while. */
export function MovesScreen({ challenge }: { readonly challenge: Challenge | undefined }) {
  const t = useText();
  const { send, answerChallenge, sendFrame } = usePage();
  const video = useRef<HTMLVideoElement>(null);
  const [isShowing, setShowing] = useState(false);
  const [state, setState] = useState<Performance>();
  useEffect(() => {
    if (!isShowing || !challenge || !video.current) return undefined;
    const abort = new AbortController();
    void perform(video.current, { challenge, onState: setState, signal: abort.signal }).then(
      async (frames) => {
        if (abort.signal.aborted) return;
        send({ type: "moves-recorded" });
        const ids = await Promise.all(frames.map(({ jpeg }) => sendFrame(jpeg)));
        answerChallenge(
          challenge.id,
          ids.map((uploadId, i) => ({ uploadId, atMs: frames[i]?.atMs ?? 0 })),
        );
      },
    );
    return () => abort.abort();
  }, [isShowing, challenge]);
  const cue = state?.cue;
  return (
    <CameraView
      title={t("move.title")}
      advice={t(cue === undefined ? "app.wait" : words[cue])}
      isGood={state?.seenAt !== undefined}
      video={video}
      onShowing={() => setShowing(true)}
      overlay={(view) => (
        <>
          <Oval region={ovalIn(view)} view={view} />
          {cue && <Arrow cue={cue} view={view} />}
        </>
      )}
      controls={<Dots state={state} />}
    />
  );
}

/** Which of the moves is now. */
function Dots({ state }: { readonly state: Performance | undefined }) {
  return (
    <span class="dots" aria-hidden="true">
      {state?.moves.map((move, i) => (
        <i key={`${move}${i}`} class={i < state.index ? "is-done" : ""} />
      ))}
    </span>
  );
}

/** The picture is a mirror: the person's left is the screen's left. */
function Arrow({ cue, view }: { readonly cue: Cue; readonly view: { width: number; height: number } }) {
  const { x, y, width, height } = ovalIn(view);
  const [middle, top] = [y + height / 2, x + width / 2];
  const paths: Readonly<Partial<Record<Cue, string>>> = {
    "look-left": `M${x + 44} ${middle}h-64m22-22l-22 22 22 22`,
    "look-right": `M${x + width - 44} ${middle}h64m-22-22l22 22-22 22`,
    "look-up": `M${top} ${y + 44}v-64m-22 22l22-22 22 22`,
    "come-closer": `M${top} ${y + height - 40}v44m-22-22l22 22 22-22`,
  };
  const path = paths[cue];
  return path === undefined ? null : <path class="cue-arrow" d={path} />;
}

interface Perform {
  readonly challenge: Challenge;
  readonly onState: (state: Performance) => void;
  readonly signal: AbortSignal;
}
interface Shot extends Frame {
  readonly jpeg: Blob;
}

/** Without the finder the cues follow the clock alone: the server judges what it sees. */
async function perform(
  video: HTMLVideoElement,
  { challenge, onState, signal }: Perform,
): Promise<readonly Shot[]> {
  const finder: FaceFinder | undefined = await loadFaceFinder().catch(() => undefined);
  const grab = createGrabber();
  const look = async () => {
    const pixels = finder && grab(video, wholeOf(video));
    return pixels ? await finder.find(pixels, true) : [];
  };
  await look();
  const begun = performance.now();
  const frames: Shot[] = [];
  let state = beginMoves(challenge.moves, begun);
  while (!state.isOver && !signal.aborted) {
    const at = performance.now();
    const jpeg = await grabPhoto(video, frameWidth, frameQuality);
    frames.push({ atMs: Math.round(at - begun), cue: state.cue, jpeg });
    const [face] = await look();
    state = lookAt(state, face, performance.now());
    onState(state);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, gapMs - (performance.now() - at))));
  }
  return thinOut(frames);
}
