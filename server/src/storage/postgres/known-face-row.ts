import type { KnownFace, KnownFaceId } from "#core/face/known-face.ts";
import type { FaceTemplate } from "#core/face/face.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { ModelRef } from "#core/media/image.ts";
import type { Envelope } from "#core/secrecy/envelope.ts";
import type { SessionId } from "#core/session/session.ts";
import { openJson, sealJson } from "./sealed-json.ts";

/** A row of `known_faces` beside the key that opens it. */
export interface KnownFaceRow {
  id: string;
  integration_id: string;
  kind: KnownFace["kind"];
  session_id: string | null;
  at: Date;
  written_in: string;
  sealed: Uint8Array;
  key: Uint8Array;
}

/** What is sealed: a template's numbers as base64 of 32-bit floats, least significant byte first. */
interface SealedFace {
  readonly vectors: readonly string[];
  readonly models: readonly ModelRef[];
  readonly fromSession?: string | undefined;
  readonly note?: string;
}

/** Encrypts what is personal of a face. */
export function sealFace(envelope: Envelope, face: KnownFace): Uint8Array {
  const { vectors, models } = face.template;
  const plain: SealedFace = {
    vectors: vectors.map(encode),
    models,
    ...(face.kind === "blocked" && { fromSession: face.fromSession, note: face.note }),
  };
  return sealJson(envelope, plain, contextOf(face.id));
}

/** The face that a row holds. */
export function toKnownFace(envelope: Envelope, row: KnownFaceRow): KnownFace {
  const { vectors, models, fromSession, note } = openJson(
    envelope,
    row.sealed,
    contextOf(row.id),
  ) as SealedFace;
  const template: FaceTemplate = { vectors: vectors.map(decode), models };
  const base = {
    id: row.id as KnownFaceId,
    integrationId: row.integration_id as IntegrationId,
    template,
    at: row.at,
  };
  return row.kind === "session"
    ? { ...base, kind: "session", sessionId: row.session_id as SessionId }
    : { ...base, kind: "blocked", fromSession: fromSession as SessionId | undefined, note: note ?? "" };
}

function contextOf(id: string): string {
  return `known-face:${id}`;
}

function encode(vector: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, i) => bytes.setFloat32(i * 4, value, true));
  return Buffer.from(bytes.buffer).toString("base64");
}

function decode(text: string): Float32Array {
  const bytes = Buffer.from(text, "base64");
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}
