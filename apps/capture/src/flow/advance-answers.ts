import type { CodeChecked } from "../../../../server/src/api/capture/contract.ts";
import { type AnswerFaults, type Flow, type FlowEvent, keepScreen, type Turn } from "./flow.ts";
import { goOn, show } from "./next-screen.ts";

/** Questions, and codes that are sent to an address; undefined for what is not its own. */
export function advanceAnswers(flow: Flow, event: FlowEvent): Turn | undefined {
  switch (event.type) {
    case "answer":
    case "send-code":
    case "check-code":
      return send(flow, event);
    case "answers-taken":
      return answersTaken(flow, event.faults);
    case "address-refused":
    case "change-address":
      return askAddress(flow, event.type === "address-refused");
    case "code-sent":
      return codeSent(flow, event);
    case "code-checked":
      return codeChecked(flow, event.checked);
    default:
      return undefined;
  }
}

type Sending = Extract<FlowEvent, { type: "answer" | "send-code" | "check-code" }>;

const asksOn: Readonly<Record<Sending["type"], readonly string[]>> = {
  answer: ["questions"],
  "send-code": ["address", "code"],
  "check-code": ["code"],
};

/** One thing at a time goes to the server. */
function send(flow: Flow, event: Sending): Turn {
  const { screen } = flow;
  if (!("isSending" in screen) || screen.isSending || !asksOn[event.type].includes(screen.name))
    return keepScreen(flow);
  return show(flow, { ...screen, isSending: true }, { ...event, stepId: screen.stepId });
}

function answersTaken(flow: Flow, faults: AnswerFaults): Turn {
  const { screen } = flow;
  if (screen.name !== "questions") return keepScreen(flow);
  if (faults.length > 0) return show(flow, { ...screen, faults, isSending: false });
  return goOn(withDone(flow, screen.stepId));
}

function askAddress(flow: Flow, isRefused: boolean): Turn {
  const { screen } = flow;
  if (screen.name !== "address" && screen.name !== "code") return keepScreen(flow);
  return show(flow, { name: "address", stepId: screen.stepId, isRefused, isSending: false });
}

function codeSent(flow: Flow, { address, sent }: Extract<FlowEvent, { type: "code-sent" }>): Turn {
  const { screen, session } = flow;
  if (screen.name !== "address" && screen.name !== "code") return keepScreen(flow);
  const { stepId } = screen;
  const step = session?.steps.find(({ id }) => id === stepId);
  const attemptsLeft = step?.kind === "contact-code" ? step.attemptsLeft : 1;
  return show(flow, {
    ...{ name: "code", stepId, sent, address, attemptsLeft, problem: undefined, isSending: false },
  });
}

function codeChecked(flow: Flow, { verdict, attemptsLeft }: CodeChecked): Turn {
  const { screen } = flow;
  if (screen.name !== "code") return keepScreen(flow);
  if (verdict === "right") return goOn(withDone(flow, screen.stepId));
  return show(flow, { ...screen, problem: verdict, attemptsLeft, isSending: false });
}

function withDone(flow: Flow, stepId: string): Flow {
  const arrived = { state: "arrived", share: 1, faults: [] } as const;
  return { ...flow, shipments: { ...flow.shipments, [stepId]: arrived } };
}
