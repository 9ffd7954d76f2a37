import { Type } from "typebox";
import { oneOf } from "./schema-parts.ts";

const version = Type.String({ pattern: "^[0-9A-Za-z._ -]{1,32}$" });
const count = Type.Integer({ minimum: 0, maximum: 100_000 });

/** What a device tells of itself; nothing that tells one person from another. */
export const DeviceFacts = Type.Object({
  kind: oneOf("phone", "tablet", "computer"),
  os: Type.Optional(version),
  browser: Type.Optional(version),
  browserVersion: Type.Optional(version),
  screenWidth: Type.Optional(count),
  screenHeight: Type.Optional(count),
  cameras: Type.Optional(count),
  hasTouch: Type.Optional(Type.Boolean()),
  isEmbedded: Type.Optional(Type.Boolean()),
  isInAppBrowser: Type.Optional(Type.Boolean()),
});
/** What stood in the way; the page shows each with a code that support can look up. */
export const Obstacle = oneOf(
  "camera-denied",
  "camera-missing",
  "camera-busy",
  "camera-not-starting",
  "camera-lost",
  "camera-blocked-by-frame",
  "camera-too-weak",
  "microphone-denied",
  "insecure-origin",
  "in-app-browser",
  "unsupported-browser",
  "codec-missing",
  "wasm-missing",
  "storage-missing",
  "detector-failed",
  "network-lost",
  "network-slow",
  "upload-failed",
  "file-refused",
  "picture-poor",
  "face-not-found",
  "document-not-found",
  "barcode-not-read",
  "liveness-failed",
  "liveness-timeout",
  "used-elsewhere",
  "session-expired",
  "server-failed",
  "page-crashed",
);

/** POST /capture/v1/funnel: where people are, and where they stop. At most 50 at once; 204. */
export const Funnel = Type.Object({
  events: Type.Array(
    Type.Object({
      type: oneOf("shown", "completed", "retaken", "skipped", "obstacle", "left", "returned", "cancelled"),
      /** A step's id, or a screen's name where there is no step. */
      place: Type.String({ pattern: "^[a-z0-9-]{1,64}$" }),
      obstacle: Type.Optional(Obstacle),
      /** Since the page was opened. */
      elapsedMs: Type.Integer({ minimum: 0, maximum: 604_800_000 }),
    }),
    { minItems: 1, maxItems: 50 },
  ),
  facts: Type.Optional(DeviceFacts),
});
