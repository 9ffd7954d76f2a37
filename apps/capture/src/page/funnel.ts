import type { Funnel } from "../../../../server/src/api/capture/contract.ts";
import type { Flow, FlowEvent, Screen } from "../flow/flow.ts";
import { obstacleOf } from "./obstacle-of.ts";

type FunnelEvent = Funnel["events"][number];

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
  if ("stepId" in screen) return screen.stepId;
  if ("shot" in screen) return screen.shot.stepId;
  return "use" in screen ? screen.use.stepId : screen.name;
}
