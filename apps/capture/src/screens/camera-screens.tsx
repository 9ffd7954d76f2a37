import type { Screen } from "../flow/flow.ts";
import { CameraScreen } from "./camera-screen.tsx";
import { MovesScreen } from "./moves-screen.tsx";
import { RecordingScreen } from "./recording-screen.tsx";

/** The screens that show what the camera sees. */
export function CameraScreens({
  screen,
}: {
  readonly screen: Extract<Screen, { name: "camera" | "moves" | "recording" }>;
}) {
  if (screen.name === "camera") return <CameraScreen key={screen.shot.stepId} shot={screen.shot} />;
  return screen.name === "moves" ? (
    <MovesScreen challenge={screen.challenge} />
  ) : (
    <RecordingScreen use={screen.use} />
  );
}
