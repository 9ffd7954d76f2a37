import type { Flow, Screen, Shipment } from "./flow.ts";

/** What became of a step's file: what this page knows, else what the server remembers. */
export function shipmentOf({ shipments, session }: Flow, stepId: string): Shipment | undefined {
  const own = shipments[stepId];
  if (own) return own;
  const isDone = session?.steps.some((step) => step.id === stepId && step.isDone);
  return isDone ? { state: "arrived", share: 1, faults: [] } : undefined;
}

/** How much of everything under way has been sent, 0 to 1; undefined when nothing is under way. */
export function shareSent({ shipments }: Pick<Flow, "shipments">): number | undefined {
  const all = Object.values(shipments).filter(({ state }) => state !== "skipped");
  if (!all.some(({ state }) => state === "sending")) return undefined;
  return all.reduce((sum, { share }) => sum + share, 0) / all.length;
}

/** Which of the steps that a person counts is now; a video is recorded along the way and is not counted. */
export function progressOf(flow: Flow): { readonly step: number; readonly total: number } | undefined {
  const counted = (flow.session?.steps ?? []).filter(({ kind }) => kind !== "video");
  const now = stepIdOf(flow.screen);
  const index = counted.findIndex(({ id, kind }) => id === now || kind === kindOfScreen[flow.screen.name]);
  return index < 0 ? undefined : { step: index + 1, total: counted.length };
}

const kindOfScreen: Readonly<Partial<Record<Screen["name"], string>>> = {
  consent: "consent",
  choice: "document-choice",
};

function stepIdOf(screen: Screen): string | undefined {
  if ("stepId" in screen) return screen.stepId;
  if ("shot" in screen) return screen.shot.stepId;
  return "use" in screen ? screen.use.stepId : undefined;
}
