import type { CameraTrouble } from "../flow/flow.ts";

const byName: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: "denied",
  SecurityError: "framed",
  PermissionDeniedError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotSupportedError: "missing",
  NotReadableError: "busy",
  TrackStartError: "busy",
  AbortError: "busy",
  TimeoutError: "slow",
};

/** What a browser's refusal means for the person. */
export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return byName[name] ?? "busy";
}

/** Codes that the page shows and support looks up. */
export const helpCodes: Readonly<Record<CameraTrouble, string>> = {
  denied: "CAM-1",
  missing: "CAM-2",
  busy: "CAM-3",
  slow: "CAM-4",
  lost: "CAM-5",
  insecure: "CAM-6",
  framed: "CAM-7",
  codec: "CAM-8",
};
