import type { NodeResult } from "#core/workflow/node-result.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Answer, Call } from "../call.ts";
import { similarity } from "../decision/face-checks.ts";
import { percent, score } from "../decision/numbers.ts";
import { answerBody, entitiesOf, examine, ownWarning, plainWarnings } from "./examine.ts";
import { readForm } from "./form.ts";

const bounds = { min: 0, max: 100, otherwise: 30 };
const noFace = ["No face found", "The picture shows no face clearly."] as const;

/** POST /face-match/: whether two pictures show the same person. */
export async function faceMatch(call: Call): Promise<Answer> {
  const form = await readForm(call);
  const pictures = { face: await form.file("user_image"), portrait: await form.file("ref_image") };
  const limit = form.number("face_match_score_decline_threshold", bounds);
  const { run, findings } = await examine(call, {
    features: [{ feature: "face-match", config: { against: "portrait" } }],
    pictures,
  });
  const [result] = run.results;
  const own = findings.steps?.[result?.node ?? ""];
  const compared = own?.feature === "face-match" ? own.comparison : null;
  const value = compared ? similarity(compared.value.falseMatchRate) : null;
  const isAlike = value !== null && value > limit;
  const differs = ["Faces differ", "The two pictures do not look like the same person."] as const;
  const warning = ownWarning(
    "FACEMATCH",
    value === null ? "NO_REFERENCE_IMAGE" : "LOW_FACE_MATCH_SIMILARITY",
    value === null ? noFace : differs,
  );
  const told = {
    status: isAlike ? "Approved" : "Declined",
    score: value,
    user_image: entitiesOf(findings.selfie?.faces.value ?? []),
    warnings: isAlike ? [] : [warning],
  };
  return { status: 200, body: answerBody(call, form, { face_match: told }) };
}

/** POST /passive-liveness/: whether a picture shows a live person. */
export async function passiveLiveness(call: Call): Promise<Answer> {
  const form = await readForm(call);
  const limit = form.number("face_liveness_score_decline_threshold", bounds);
  const { run, findings } = await examine(call, {
    features: [{ feature: "liveness" }],
    pictures: { face: await form.file("user_image") },
  });
  const live = livenessOf(run.results[0], findings.selfie?.liveness?.value.texture ?? null, limit);
  const brightness = findings.selfie?.quality.value.brightness;
  const told = {
    ...live,
    method: "PASSIVE",
    user_image: entitiesOf(findings.selfie?.faces.value ?? []),
    face_quality: null,
    face_luminance: brightness === undefined ? null : score((brightness / 255) * 100),
  };
  return { status: 200, body: answerBody(call, form, { liveness: told }) };
}

/** POST /age-estimation/: how old a face looks, and whether it is live. */
export async function ageEstimation(call: Call): Promise<Answer> {
  const form = await readForm(call);
  const limit = form.number("face_liveness_score_decline_threshold", bounds);
  const youngest = form.number("age_estimation_decline_threshold", { min: 0, max: 100, otherwise: 18 });
  const { run, findings } = await examine(call, {
    features: [{ feature: "liveness" }, { feature: "age-estimation" }],
    pictures: { face: await form.file("user_image") },
  });
  const [liveness, age] = run.results;
  const years = age?.facts["years"];
  const known = typeof years === "number" ? score(years) : null;
  const live = livenessOf(liveness, findings.selfie?.liveness?.value.texture ?? null, limit);
  const ofAge = ageWarnings(known, youngest);
  const told = {
    ...live,
    status: live.status === "Approved" && ofAge.length === 0 ? "Approved" : "Declined",
    method: "PASSIVE",
    user_image: entitiesOf(findings.selfie?.faces.value ?? []),
    age_estimation: known,
    warnings: [...live.warnings, ...ofAge],
  };
  return { status: 200, body: answerBody(call, form, { age_estimation: told }) };
}

function livenessOf(result: NodeResult | undefined, texture: number | null, limit: number) {
  const value = texture === null ? null : percent(texture);
  const found = result ? plainWarnings(result) : [];
  const low = ["Low score", "The picture may be one of a picture."] as const;
  const isLow = value !== null && value <= limit && found.length === 0;
  const warnings: JsonObject[] = isLow ? [ownWarning("LIVENESS", "LOW_LIVENESS_SCORE", low)] : found;
  if (value === null && warnings.length === 0)
    warnings.push(ownWarning("LIVENESS", "NO_FACE_DETECTED", noFace));
  return { status: warnings.length === 0 ? "Approved" : "Declined", score: value, warnings };
}

function ageWarnings(years: number | null, youngest: number): JsonObject[] {
  if (years === null)
    return [ownWarning("LIVENESS", "AGE_NOT_DETECTED", ["Age not known", "No age could be estimated."])];
  if (years >= youngest) return [];
  return [
    ownWarning("LIVENESS", "AGE_BELOW_MINIMUM", ["Too young", `The face looks younger than ${youngest}.`]),
  ];
}
