import { open } from "./advance-camera.ts";
import { type Flow, type FlowEvent, keepScreen, type Turn } from "./flow.ts";
import { goOn, show } from "./next-screen.ts";

/** The moves that show that somebody is there; undefined for what is not its own. */
export function advanceMoves(flow: Flow, event: FlowEvent): Turn | undefined {
  const { screen } = flow;
  switch (event.type) {
    case "begin-moves":
      return begin(flow, event.isAccessible);
    case "challenge":
      return screen.name === "moves"
        ? show(flow, { ...screen, challenge: event.challenge })
        : keepScreen(flow);
    case "moves-recorded":
      return screen.name === "moves"
        ? show(flow, { name: "moves-checking", use: screen.use })
        : keepScreen(flow);
    case "moves-failed":
      return failed(flow, event.triesLeft);
    case "moves-passed":
      return passed(flow);
    default:
      return undefined;
  }
}

/** The camera comes first: a challenge runs out, and a permission may take a while. */
function begin(flow: Flow, isAccessible: boolean): Turn {
  const { screen } = flow;
  if (screen.name !== "moves-intro" && screen.name !== "moves-again") return keepScreen(flow);
  return open({ ...flow, isAccessible }, screen.use);
}

function failed(flow: Flow, triesLeft: number): Turn {
  const { screen } = flow;
  if (screen.name !== "moves" && screen.name !== "moves-checking") return keepScreen(flow);
  return show(
    flow,
    triesLeft > 0 ? { name: "moves-again", use: screen.use, triesLeft } : { name: "moves-over" },
  );
}

function passed(flow: Flow): Turn {
  const { screen } = flow;
  if (screen.name !== "moves-checking") return keepScreen(flow);
  const arrived = { state: "arrived", share: 1, faults: [] } as const;
  return goOn({ ...flow, shipments: { ...flow.shipments, [screen.use.stepId]: arrived } });
}
