import type { CaptureSession, LinkState } from "../../../../server/src/api/capture/contract.ts";
import type { Milestone } from "./milestones.ts";

/** A message as Didit's web SDK reads it. */
export interface DiditMessage {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
  readonly timestamp: number;
}

const words: Readonly<Record<Milestone["type"], string>> = {
  ready: "didit:ready",
  started: "didit:started",
  submitted: "didit:verification_submitted",
  finished: "didit:completed",
  cancelled: "didit:cancelled",
  error: "didit:error",
  "step-started": "didit:step_started",
  "step-completed": "didit:step_completed",
  // Of our own: what stands in the way, for apps that show the page in a web view.
  obstacle: "bonafide:obstacle",
};

const statuses: Readonly<Partial<Record<LinkState, string>>> = {
  finished: "Approved",
  closed: "Declined",
  "in-review": "In Review",
  processing: "In Progress",
};

/** A milestone in the words of Didit's SDK: objects only. */
export function diditMessage(
  milestone: Milestone,
  session: CaptureSession | undefined,
  timestamp: number,
): DiditMessage {
  const status = milestone.type === "finished" && session ? statuses[session.state] : undefined;
  return {
    type: words[milestone.type],
    data: {
      ...(session ? { sessionId: session.sessionId } : {}),
      ...("step" in milestone ? { step: milestone.step } : {}),
      ...("obstacle" in milestone ? { obstacle: milestone.obstacle } : {}),
      ...(status === undefined ? {} : { status }),
    },
    timestamp,
  };
}
