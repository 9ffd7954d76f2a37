import type { NodeResult } from "#core/workflow/node-result.ts";
import type { JsonObject } from "#lib/json.ts";
import { type LinkMaker, mediaUrl, newestOf } from "../media/media-url.ts";
import { nodeStatusWords } from "./feature-words.ts";
import { percent, score } from "./numbers.ts";
import type { Report } from "./report.ts";
import { tell } from "./tell.ts";
import { warningsOf } from "./warnings.ts";

/** One entry of `liveness_checks`. */
export function livenessCheck(links: LinkMaker, report: Report, result: NodeResult): JsonObject {
  const { evidence, media, linksUntil } = report;
  const [picture, video] = [newestOf(media, "face"), newestOf(media, "face", "video")];
  const texture = evidence?.findings.selfie?.liveness?.value.texture ?? null;
  const brightness = evidence?.findings.selfie?.quality.value.brightness;
  const fields = {
    node_id: result.node,
    status: nodeStatusWords[result.status],
    method: result.facts["method"] === "active" ? "ACTIVE_3D" : "PASSIVE",
    score: texture === null ? null : percent(texture),
    reference_image: picture ? mediaUrl(links, picture, linksUntil) : null,
    video_url: video ? mediaUrl(links, video, linksUntil) : null,
    age_estimation: numberOf(result.facts["years"]),
    face_quality: null,
    face_luminance: brightness === undefined ? null : score((brightness / 255) * 100),
    matches: [],
    warnings: [...warningsOf(result)],
  };
  return tell(fields, ["face_quality", "face_luminance"]);
}

/** One entry of `face_matches`. */
export function faceMatch(links: LinkMaker, report: Report, result: NodeResult): JsonObject {
  const { evidence, media, linksUntil } = report;
  const own = evidence?.findings.steps?.[result.node];
  const isPortrait = own?.feature === "face-match";
  const source = newestOf(media, isPortrait ? "portrait" : "document-front");
  const face = newestOf(media, "face");
  const comparison = isPortrait ? own.comparison : evidence?.findings.faceMatch;
  const fields = {
    node_id: result.node,
    status: nodeStatusWords[result.status],
    score: comparison ? similarity(comparison.value.falseMatchRate) : null,
    source_image_session_id: null,
    source_image: source ? mediaUrl(links, source, linksUntil) : null,
    target_image: face ? mediaUrl(links, face, linksUntil) : null,
    warnings: [...warningsOf(result)],
  };
  return tell(fields, ["source_image_session_id"]);
}

/**
 * 20 for every power of ten: 20 where one stranger in ten looks as alike, 60 where one in a thousand does, 100 from one
 * in a hundred thousand on.
 */
export function similarity(falseMatchRate: number): number {
  return score(Math.min(100, Math.max(0, -20 * Math.log10(Math.max(falseMatchRate, 1e-9)))));
}

function numberOf(fact: unknown): number | null {
  return typeof fact === "number" ? score(fact) : null;
}
