import type { AttemptId } from "#core/attempt/attempt.ts";
import type { CapturedType } from "./captured-document.ts";

/** What kind of device the person holds. */
export type DeviceKind = "phone" | "tablet" | "computer";

/** Facts that a device tells of itself: numbers, switches and short words, nothing free. */
export type DeviceFacts = Readonly<Record<string, string | number | boolean>> & { readonly kind: DeviceKind };

/** A device on which the page was opened. */
export interface CaptureDevice {
  /** Made by the page, a UUID. */
  readonly id: string;
  readonly facts: DeviceFacts;
  readonly userAgent: string;
  readonly ipAddress: string | undefined;
  /** ISO 8601 */
  readonly firstSeenAt: string;
}

/** That the person agreed, to which text, and when. */
export interface Consent {
  readonly version: string;
  readonly language: string;
  readonly ipAddress: string | undefined;
  /** ISO 8601 */
  readonly at: string;
}

/** The document that the person chose to show. */
export interface ChosenDocument {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly type: CapturedType;
}

/** How far a person has come on the hosted page, beside the pictures themselves. All of it is sealed at rest. */
export interface Capture {
  /** The device that may change things; nobody when undefined. */
  readonly holderId: string | undefined;
  /** Newest last; at most `deviceLimit`. */
  readonly devices: readonly CaptureDevice[];
  readonly consent: Consent | undefined;
  readonly choice: ChosenDocument | undefined;
  /** Optional steps that were passed over, and in which attempt. */
  readonly skipped: readonly { readonly attemptId: AttemptId; readonly stepId: string }[];
  /** The attempt in which the challenge of the liveness step was met, or given up for a person to look. */
  readonly livenessDoneIn: AttemptId | undefined;
  /** Base64 of 32 bytes, with which devices keep pictures until they are uploaded. */
  readonly deviceKey: string | undefined;
}

export const newCapture: Capture = {
  holderId: undefined,
  devices: [],
  consent: undefined,
  choice: undefined,
  skipped: [],
  livenessDoneIn: undefined,
  deviceKey: undefined,
};

/** So many devices of one session are remembered. */
export const deviceLimit = 20;

/** The device that may change things; undefined when nobody holds the session. */
export function holderOf({ devices, holderId }: Capture): CaptureDevice | undefined {
  return devices.find(({ id }) => id === holderId);
}
