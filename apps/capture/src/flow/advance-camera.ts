import {
  type CameraTrouble,
  type CameraUse,
  type Flow,
  type FlowEvent,
  keepScreen,
  type Screen,
  type Shipment,
  type Shot,
  type Taken,
  type Turn,
} from "./flow.ts";
import { goOn, show } from "./next-screen.ts";

/** How long a person waits for the server's opinion of a picture before going on without it. */
const patienceMs = 3000;
const begun: Shipment = { state: "sending", share: 0, faults: [] };

/** Opening the camera, taking a picture, looking at it; undefined for what is not its own. */
export function advanceCamera(flow: Flow, event: FlowEvent): Turn | undefined {
  const { screen } = flow;
  switch (event.type) {
    case "start-camera":
      return startCamera(flow);
    case "camera-open":
      return screen.name === "opening" ? opened(flow, screen.use) : keepScreen(flow);
    case "camera-trouble":
      return trouble(flow, event.trouble);
    case "taken":
      return taken(flow, event.taken);
    case "recorded":
      return recorded(flow, event.stepId, event.fileId);
    case "use":
      return screen.name === "review" ? usePicture(flow, screen.shot, screen.taken) : keepScreen(flow);
    case "keep":
      return keep(flow);
    case "another":
      return another(flow);
    case "skip":
      return skip(flow);
    case "back":
      return back(flow);
    default:
      return undefined;
  }
}

function startCamera(flow: Flow): Turn {
  const { screen } = flow;
  if (screen.name === "prime" || screen.name === "again") return open(flow, screen.shot);
  return screen.name === "video-intro" ? open(flow, screen.use) : keepScreen(flow);
}

/** What is known to fail is told without asking the browser. */
export function open(flow: Flow, use: CameraUse): Turn {
  const { isSecure, isCameraPassedOn, canRecord } = flow.facts;
  if (!isSecure) return show(flow, { name: "trouble", use, trouble: "insecure" });
  if (!isCameraPassedOn) return show(flow, { name: "trouble", use, trouble: "framed" });
  if (use.kind === "video" && !canRecord) return show(flow, { name: "trouble", use, trouble: "codec" });
  return show(flow, { name: "opening", use }, { type: "open-camera", use });
}

function opened(flow: Flow, use: CameraUse): Turn {
  const { isAccessible } = flow;
  const effects = use.kind === "liveness" ? [{ type: "ask-challenge", isAccessible } as const] : [];
  return show(flow, cameraScreen(use), ...effects);
}

function cameraScreen({ kind, stepId }: CameraUse): Screen {
  if (kind === "liveness") return { name: "moves", use: { kind, stepId }, challenge: undefined };
  if (kind === "video") return { name: "recording", use: { kind, stepId } };
  return { name: "camera", shot: { kind, stepId } };
}

/** What the camera of a screen is for; undefined where there is none. */
function useOf(screen: Screen): CameraUse | undefined {
  if (screen.name === "camera") return screen.shot;
  const names: readonly string[] = ["opening", "trouble", "moves", "recording"];
  return "use" in screen && names.includes(screen.name) ? screen.use : undefined;
}

function trouble(flow: Flow, what: CameraTrouble): Turn {
  const use = useOf(flow.screen);
  return use ? show(flow, { name: "trouble", use, trouble: what }) : keepScreen(flow);
}

/** A file may be chosen on any screen of its picture. */
function taken(flow: Flow, picture: Taken): Turn {
  const { screen } = flow;
  const shot = shotOf(screen);
  if (!shot || screen.name === "checking") return keepScreen(flow);
  return show(flow, { name: "review", shot, taken: picture });
}

function shotOf(screen: Screen): Shot | undefined {
  if ("shot" in screen) return screen.shot;
  if (screen.name !== "trouble") return undefined;
  const { kind, stepId } = screen.use;
  return kind === "liveness" || kind === "video" ? undefined : { kind, stepId };
}

/** A video travels on its own; only its own screen waits for it. */
function recorded(flow: Flow, stepId: string, fileId: string): Turn {
  const next = { ...flow, shipments: { ...flow.shipments, [stepId]: begun } };
  const send = { type: "send", stepId, fileId } as const;
  if (flow.screen.name !== "recording") return keepScreen(next, send);
  const { flow: then, effects } = goOn(next);
  return keepScreen(then, send, ...effects);
}

function usePicture(flow: Flow, shot: Shot, picture: Taken): Turn {
  return show(
    { ...flow, shipments: { ...flow.shipments, [shot.stepId]: begun } },
    { name: "checking", shot },
    { type: "send", stepId: shot.stepId, fileId: picture.id },
    { type: "wait", ms: patienceMs },
  );
}

/** The server's first look is advice: the person may keep a picture that cannot be bettered. */
function keep(flow: Flow): Turn {
  const { screen } = flow;
  if (screen.name !== "again") return keepScreen(flow);
  return goOn(withShipment(flow, screen.shot.stepId, { state: "arrived", share: 1, faults: [] }));
}

function another(flow: Flow): Turn {
  const { screen } = flow;
  if (screen.name !== "review") return keepScreen(flow);
  return screen.taken.origin === "file"
    ? show(flow, { name: "prime", shot: screen.shot })
    : open(flow, screen.shot);
}

function skip(flow: Flow): Turn {
  const { screen, session } = flow;
  if (screen.name !== "prime" && screen.name !== "video-intro") return keepScreen(flow);
  const stepId = screen.name === "prime" ? screen.shot.stepId : screen.use.stepId;
  if (!session?.steps.some((step) => step.id === stepId && step.isOptional)) return keepScreen(flow);
  const { flow: then, effects } = goOn(
    withShipment(flow, stepId, { state: "skipped", share: 1, faults: [] }),
  );
  return keepScreen(then, { type: "skip-step", stepId }, ...effects);
}

function withShipment(flow: Flow, stepId: string, shipment: Shipment): Flow {
  return { ...flow, shipments: { ...flow.shipments, [stepId]: shipment } };
}

function back(flow: Flow): Turn {
  const { screen } = flow;
  if (screen.name === "review") return show(flow, { name: "prime", shot: screen.shot });
  const use = useOf(screen);
  if (use) return show(flow, introOf(use));
  if (screen.name === "prime" && screen.shot.kind === "document-front")
    return goOn({ ...flow, isChoosing: true });
  return keepScreen(flow);
}

function introOf({ kind, stepId }: CameraUse): Screen {
  if (kind === "liveness") return { name: "moves-intro", use: { kind, stepId } };
  if (kind === "video") return { name: "video-intro", use: { kind, stepId } };
  return { name: "prime", shot: { kind, stepId } };
}
