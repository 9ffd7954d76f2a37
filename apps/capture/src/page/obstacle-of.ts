import type { Obstacle } from "../../../../server/src/api/capture/contract.ts";
import type { CameraTrouble, Flow, FlowEvent } from "../flow/flow.ts";

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

/** What stands in the way since this turn; undefined when nothing new does. */
export function obstacleOf(before: Flow, after: Flow, event: FlowEvent): Obstacle | undefined {
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
