import { useEffect, useRef, useState } from "preact/hooks";
import { CameraView } from "../camera/camera-view.tsx";
import { record } from "../camera/record.ts";
import { ovalIn } from "../camera/view-region.ts";
import { type CameraUse, stepOfKind } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Oval } from "./camera-screen.tsx";

const seconds = 5;

/** Records a few seconds of the person. */
export function RecordingScreen({ use }: { readonly use: CameraUse }) {
  const t = useText();
  const { flow, camera, keepPhoto, send } = usePage();
  const video = useRef<HTMLVideoElement>(null);
  const [isShowing, setShowing] = useState(false);
  const step = stepOfKind(flow, "video");
  useEffect(() => {
    if (!isShowing || !camera || !step) return undefined;
    const recording = record(camera.stream, {
      seconds: Math.min(seconds, step.maxSeconds),
      mimeTypes: step.mimeTypes,
    });
    recording.file.then(
      (file) => send({ type: "recorded", stepId: use.stepId, fileId: keepPhoto(file) }),
      () => send({ type: "camera-trouble", trouble: "codec" }),
    );
    return recording.abandon;
  }, [isShowing, camera]);
  return (
    <CameraView
      title={t("video.title")}
      advice={t(isShowing ? "hint.straight" : "app.wait")}
      isGood={isShowing}
      video={video}
      onShowing={() => setShowing(true)}
      overlay={(view) => <Oval region={ovalIn(view)} view={view} />}
      controls={<span class="recording" aria-hidden="true" />}
    />
  );
}
