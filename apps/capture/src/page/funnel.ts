import type { Funnel, Obstacle } from "../../../../server/src/api/capture/contract.ts";
import type { CameraTrouble, Flow, FlowEvent, Screen } from "../flow/flow.ts";

type FunnelEvent = Funnel["events"][number];

const obstacles: Readonly<Record<CameraTrouble, Obstacle>> = {
  denied: "camera-denied",
  missing: "camera-missing",
  busy: "camera-busy",
  slow: "camera-not-starting",
  lost: "camera-lost",
  insecure: "insecure-origin",
  framed: "camera-blocked-by-frame",
  codec: "codec-missing",
};

/** What one turn tells about where people are and where they stop. Nothing personal is in it. */
export function funnelOf(
  before: Flow,
  after: Flow,
  event: FlowEvent,
  elapsedMs: number,
): readonly FunnelEvent[] {
  const place = placeOf(after.screen);
  const at = { place, elapsedMs };
  const events: FunnelEvent[] = [];
  const obstacle = obstacleOf(before, after, event);
  if (obstacle) events.push({ ...at, type: "obstacle", obstacle });
  if (placeOf(before.screen) !== place) events.push({ ...at, type: "shown" });
  if (event.type === "another") events.push({ ...at, type: "retaken" });
  if (event.type === "skip") events.push({ type: "skipped", place: placeOf(before.screen), elapsedMs });
  if (event.type === "leave-now")
    events.push({ type: "cancelled", place: placeOf(before.screen), elapsedMs });
  return events;
}

/** The step's kind, or the screen's name where there is no step. */
function placeOf(screen: Screen): string {
  if ("shot" in screen) return screen.shot.stepId;
  return "use" in screen ? screen.use.stepId : screen.name;
}

function obstacleOf(before: Flow, after: Flow, event: FlowEvent): Obstacle | undefined {
  const { screen } = after;
  if (event.type === "network") return before.isOnline && !after.isOnline ? "network-lost" : undefined;
  if (event.type === "moves-failed") return "liveness-failed";
  if (before.screen.name === screen.name) return undefined;
  if (screen.name === "trouble") return obstacles[screen.trouble];
  if (screen.name === "again") return "picture-poor";
  if (screen.name === "in-app") return "in-app-browser";
  if (screen.name === "elsewhere") return "used-elsewhere";
  if (screen.name === "failed") return "server-failed";
  return screen.name === "link" && screen.problem === "expired" ? "session-expired" : undefined;
}
