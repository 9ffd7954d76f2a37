import type { Feedback } from "../../../../server/src/api/capture/contract.ts";
import { type Flow, type FlowEvent, keepScreen, type Shipment, type Turn } from "./flow.ts";
import { goOn } from "./next-screen.ts";

/** Files on their way; undefined for what is not its own. */
export function advanceShipment(flow: Flow, event: FlowEvent): Turn | undefined {
  switch (event.type) {
    case "progress":
      return progressed(flow, event.stepId, event.share);
    case "arrived":
      return goOnIfAwaited(withShipment(flow, event.stepId, after(event.feedback)), event.stepId);
    case "lost":
      return goOnIfAwaited(withoutShipment(flow, event.stepId), event.stepId);
    case "waited":
      return waited(flow);
    default:
      return undefined;
  }
}

/** What was on its way when the page was closed travels on, and is not asked for again. */
function progressed(flow: Flow, stepId: string, share: number): Turn {
  const next = withShipment(flow, stepId, { state: "sending", share, faults: [] });
  const { screen } = flow;
  return screen.name === "prime" && screen.shot.stepId === stepId ? goOn(next) : keepScreen(next);
}

/** A picture goes on travelling; what the server says of it is told before the next step. */
function waited(flow: Flow): Turn {
  if (flow.screen.name === "checking") return goOn(flow);
  const isOver = flow.screen.name === "processing" || flow.screen.name === "result";
  return keepScreen(flow, ...(isOver ? [{ type: "return" } as const] : []));
}

function after(feedback: Feedback | null): Shipment {
  const state = feedback?.verdict === "retake" ? "refused" : "arrived";
  return { state, share: 1, faults: feedback?.faults ?? [] };
}

function withShipment(flow: Flow, stepId: string, shipment: Shipment): Flow {
  return { ...flow, shipments: { ...flow.shipments, [stepId]: shipment } };
}

/** The server would not take the file: its step is open again. */
function withoutShipment(flow: Flow, stepId: string): Flow {
  return {
    ...flow,
    shipments: Object.fromEntries(Object.entries(flow.shipments).filter(([id]) => id !== stepId)),
  };
}

function goOnIfAwaited(flow: Flow, stepId: string): Turn {
  const { screen } = flow;
  const isAwaited =
    (screen.name === "checking" && screen.shot.stepId === stepId) || screen.name === "sending";
  return isAwaited ? goOn(flow) : keepScreen(flow);
}
