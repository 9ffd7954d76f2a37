import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Advice } from "../hints/advise-document.ts";
import { shutterAtRest, watch } from "../hints/auto-capture.ts";

/** Judges one frame; undefined when there is none yet. */
export type Judge = (video: HTMLVideoElement) => Promise<Advice | undefined>;

const leastGapMs = 90;

interface ShutterOptions {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly isShowing: boolean;
  readonly judge: Judge;
  readonly take: () => void;
}

/** Watches the frames, shows one steady line of advice, and takes the picture when all has been right for a moment. */
export function useShutter({ video, isShowing, judge, take }: ShutterOptions): Advice | undefined {
  const [shown, setShown] = useState<Advice>();
  const current = useRef({ judge, take });
  current.current = { judge, take };
  useEffect(() => {
    if (!isShowing) return undefined;
    let isOver = false;
    let shutter = shutterAtRest;
    const look = async (): Promise<void> => {
      const element = video.current;
      if (isOver || !element) return;
      const begun = performance.now();
      const advice = document.hidden ? undefined : await current.current.judge(element);
      if (isOver) return;
      if (advice !== undefined) {
        // Counted by whoever measures how quick the hints are.
        performance.mark("hint");
        const next = watch(shutter, advice, performance.now());
        shutter = next.shutter;
        setShown(shutter.shown);
        if (next.takes) {
          isOver = true;
          current.current.take();
          return;
        }
      }
      setTimeout(() => void look(), Math.max(0, leastGapMs - (performance.now() - begun)));
    };
    void look();
    return () => {
      isOver = true;
    };
  }, [isShowing, video]);
  return shown;
}
