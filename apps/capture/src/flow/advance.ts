import type { CaptureSession, DocumentType, LinkState } from "../../../../server/src/api/capture/contract.ts";
import { advanceAnswers } from "./advance-answers.ts";
import { advanceCamera } from "./advance-camera.ts";
import { advanceMoves } from "./advance-moves.ts";
import { advanceShipment } from "./advance-shipment.ts";
import { type Flow, type FlowEvent, keepScreen, type ScreenName, type Turn } from "./flow.ts";
import { claim, goOn, show } from "./next-screen.ts";

/** The whole machine: what is, and what happens, make what is then and what is to be done. */
export function advance(flow: Flow, event: FlowEvent): Turn {
  return (
    advanceLink(flow, event) ??
    advanceCamera(flow, event) ??
    advanceShipment(flow, event) ??
    advanceMoves(flow, event) ??
    advanceAnswers(flow, event) ??
    keepScreen(flow)
  );
}

/** Everything around the pictures; undefined for what is not its own. */
function advanceLink(flow: Flow, event: FlowEvent): Turn | undefined {
  switch (event.type) {
    case "session":
      return withSession(flow, event.session);
    case "link-refused":
      return show(flow, { name: "link", problem: event.problem });
    case "request-failed":
      return show(
        { ...flow, isSubmitting: false, isClaiming: false },
        { name: flow.isOnline ? "failed" : "offline" },
      );
    case "not-ready":
      // What this page believes done is not: what the server says now is what is shown.
      return goOn({ ...flow, session: undefined, shipments: {}, isSubmitting: false });
    case "network":
      return keepScreen({ ...flow, isOnline: event.isOnline });
    case "retry":
      return retry(flow);
    case "stay":
      return goOn({ ...flow, isStaying: true });
    case "here":
      return claim(flow, true);
    case "agree":
      return keepScreen(flow, ...(flow.screen.name === "consent" ? [{ type: "consent" } as const] : []));
    case "choose":
      return choose(flow, event.country, event.documentType);
    case "read-reasons":
      return goOn({ ...flow, retakeRead: flow.session?.attempt ?? flow.retakeRead });
    default:
      return advanceLeaving(flow, event);
  }
}

function advanceLeaving(flow: Flow, event: FlowEvent): Turn | undefined {
  switch (event.type) {
    case "leave":
      return keepScreen({ ...flow, isLeaving: true });
    case "keep-on":
      return keepScreen({ ...flow, isLeaving: false });
    case "leave-now":
      return show({ ...flow, isLeaving: false }, { name: "left" }, { type: "cancel" });
    case "return":
      return keepScreen(flow, { type: "return" });
    default:
      return undefined;
  }
}

const waiting: ReadonlySet<ScreenName> = new Set<ScreenName>([
  "loading",
  "phone",
  "following",
  "elsewhere",
  "consent",
  "choice",
  "processing",
  "sending",
  "result",
]);

/** News changes the screen only where the person waits for it: nothing jumps away under a finger. */
function withSession(flow: Flow, session: CaptureSession): Turn {
  const isNewAttempt = flow.session !== undefined && session.attempt !== flow.session.attempt;
  const next: Flow = {
    ...flow,
    session,
    isClaiming: false,
    ...(isNewAttempt ? { shipments: {}, isSubmitting: false } : {}),
  };
  const follow = isFirst(flow, session) ? [{ type: "follow" } as const] : [];
  if (keepsScreen(flow, session)) return keepScreen({ ...next, isClaiming: flow.isClaiming }, ...follow);
  const { flow: then, effects } = goOn(next);
  const turn = keepScreen(then, ...follow, ...effects);
  const isSame = flow.session !== undefined && turn.flow.screen.name === flow.screen.name;
  return isSame ? { ...turn, effects: turn.effects.filter(({ type }) => type !== "wait") } : turn;
}

/** From the first news on all others are followed, as long as any can come. */
function isFirst(flow: Flow, { state }: CaptureSession): boolean {
  return flow.session === undefined && !over.has(state);
}

const over: ReadonlySet<LinkState> = new Set<LinkState>(["finished", "closed", "expired", "deleted"]);

function keepsScreen({ screen, isClaiming }: Flow, { state, device }: CaptureSession): boolean {
  if (screen.name === "left") return true;
  if (isClaiming && !device.isMine && (state === "open" || state === "used-elsewhere")) return true;
  return state === "open" && !waiting.has(screen.name);
}

function retry(flow: Flow): Turn {
  const { screen } = flow;
  if (screen.name !== "trouble") {
    return goOn({ ...flow, session: undefined, isSubmitting: false, isClaiming: false });
  }
  return show(flow, { name: "opening", use: screen.use }, { type: "open-camera", use: screen.use });
}

function choose(flow: Flow, country: string, documentType: DocumentType): Turn {
  if (flow.screen.name !== "choice") return keepScreen(flow);
  return keepScreen({ ...flow, isChoosing: false }, { type: "choose", country, documentType });
}
