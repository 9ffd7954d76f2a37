import type { BlockedFace } from "#core/face/known-face.ts";
import type { FaceSearch } from "#core/face/search-faces.ts";
import { moment } from "./duration.ts";
import { table } from "./table.ts";
import type { Paint } from "./terminal.ts";

/** A face on the block list, without its numbers. */
export function blockedAsJson({ id, integrationId, at, note, fromSession }: BlockedFace) {
  return { id, integrationId, at, note, fromSession: fromSession ?? null };
}

/** The block list for people. */
export function blockedAsText(faces: readonly BlockedFace[], paint: Paint): string {
  if (faces.length === 0) return "No face is on the block list.";
  return table(
    ["Face", "Since", "From session", "Note"],
    faces.map(({ id, at, fromSession, note }) => [id, moment(at), fromSession, note]),
    paint,
  );
}

/** What a search found, for people. */
export function searchAsText({ counts, hits }: FaceSearch, paint: Paint): string {
  const among = `Searched ${counts.session} faces of sessions and ${counts.blocked} on the block list.`;
  if (hits.length === 0) return among;
  const rows = hits.map((hit) => [
    ...[hit.kind === "blocked" ? "block list" : "session", hit.sessionId ?? hit.faceId],
    ...[hit.sessionState ?? "", hit.score.toFixed(3), rate(hit.strangersExpected)],
  ]);
  const head = ["Kind", "Session or face", "State", "Score", "Strangers expected"];
  return `${among}\n${table(head, rows, paint)}`;
}

function rate(value: number): string {
  return value >= 0.01 ? value.toFixed(2) : value.toExponential(1);
}
