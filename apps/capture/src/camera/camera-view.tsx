import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useText } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Banner, useHeadingFocus } from "../parts/layout.tsx";
import { Toolbar } from "../parts/toolbar.tsx";
import { showCamera } from "./camera.ts";
import { troubleOf } from "./camera-trouble.ts";
import { focusOn, hasTorch, setTorch } from "./track-controls.ts";

interface CameraViewProps {
  readonly title: string;
  /** One line of live advice. */
  readonly advice: string;
  readonly isGood: boolean;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly onShowing: () => void;
  /** What lies over the picture, in the view's pixels. */
  readonly overlay: (view: { width: number; height: number }) => ComponentChildren;
  readonly controls: ComponentChildren;
}

/** The camera fills the screen; over it a single frame, one line of advice, and the controls. */
export function CameraView(props: CameraViewProps) {
  const { title, advice, isGood, video, overlay, controls } = props;
  const t = useText();
  const { send, camera } = usePage();
  const heading = useHeadingFocus(title);
  const size = useSize(video);
  useShowing(props);
  return (
    <div class="page is-camera">
      <Toolbar />
      <Banner />
      <main class="camera">
        <h1 ref={heading} tabIndex={-1} class="camera-title">
          {title}
        </h1>
        <video
          ref={video}
          playsInline
          muted
          class={camera?.facing === "user" ? "is-mirrored" : ""}
          onClick={(event) => camera && focusOn(camera.track, event)}
        />
        {size && (
          <svg
            class={`overlay ${isGood ? "is-good" : ""}`}
            viewBox={`0 0 ${size.width} ${size.height}`}
            aria-hidden="true"
          >
            {overlay(size)}
          </svg>
        )}
        <p class={`advice ${isGood ? "is-good" : ""}`} role="status">
          {isGood && <Icon name="check" />}
          <span>{advice}</span>
        </p>
      </main>
      <div class="camera-controls">
        <button type="button" class="round" aria-label={t("go.back")} onClick={() => send({ type: "back" })}>
          <Icon name="back" />
        </button>
        {controls}
      </div>
    </div>
  );
}

/** Light and the other camera, where the device has them. */
export function CameraExtras() {
  const t = useText();
  const { camera, flipCamera } = usePage();
  const [isLit, setLit] = useState(false);
  if (camera && hasTorch(camera.track)) {
    const toggle = () => void setTorch(camera.track, !isLit).then(() => setLit(!isLit));
    return (
      <button
        type="button"
        class="round"
        aria-label={t("camera.light")}
        aria-pressed={isLit}
        onClick={toggle}
      >
        <Icon name="torch" />
      </button>
    );
  }
  return (
    <button type="button" class="round" aria-label={t("camera.flip")} onClick={flipCamera}>
      <Icon name="flip" />
    </button>
  );
}

function useSize(video: RefObject<HTMLVideoElement | null>) {
  const [size, setSize] = useState<{ width: number; height: number }>();
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [video]);
  return size;
}

function useShowing({ video, onShowing }: CameraViewProps): void {
  const { camera, send } = usePage();
  const showing = useRef(onShowing);
  showing.current = onShowing;
  useEffect(() => {
    const element = video.current;
    if (!element || !camera) return undefined;
    let isGone = false;
    showCamera(camera, element).then(
      () => isGone || showing.current(),
      (error: unknown) => isGone || send({ type: "camera-trouble", trouble: troubleOf(error) }),
    );
    // Phones end or freeze the camera when the screen locks, and some say nothing of it.
    const onVisible = () => {
      if (document.visibilityState !== "visible") return;
      if (camera.track.readyState === "ended") send({ type: "camera-trouble", trouble: "lost" });
      else void element.play().catch(() => send({ type: "camera-trouble", trouble: "lost" }));
    };
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [camera, send, video]);
}
