import { fail, type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import type { FaceHit } from "./search-faces.ts";

/**
 * Whether the face is on the block list. It declines alone only where hardly any search of so long a list would hit a
 * stranger by a rate that was counted; a hit that is less sure is for a person to look at.
 */
export const judgeBlocklist: Judge = ({ findings: { faceSearch }, thresholds }) => {
  const blocked = faceSearch?.value.counts.blocked ?? 0;
  if (!faceSearch || blocked === 0) return notRun("face-blocklist", "There is no block list to look at.");
  const { blocklistFalseMatches, reviewFalseMatches } = thresholds;
  const [likest] = faceSearch.value.hits.filter(({ kind }) => kind === "blocked");
  const details = {
    measurements: { blocked, ...measurementsOf(likest) },
    thresholds: { blocklistFalseMatches, reviewFalseMatches },
    models: faceSearch.models,
  };
  if (!likest || likest.strangersExpected > reviewFalseMatches)
    return pass("face-blocklist", "No face on the block list is as much alike.", details);
  return likest.strangersAtMost <= blocklistFalseMatches
    ? fail("face-blocklist", "blocklisted", "The face is on the block list.", details)
    : unsure("face-blocklist", "blocklisted", "A face on the block list may be the same.", details);
};

const approvedStates: readonly (FaceHit["sessionState"] | undefined)[] = ["approved", "approval-lapsed"];

/**
 * Whether the face was seen under another of the customer's references: approved once, or trying again and again.
 * Sessions of one reference are one person's, whose face is of course the same.
 */
export const judgeDuplicate: Judge = ({ findings: { faceSearch }, thresholds }) => {
  const searched = faceSearch?.value.counts.session ?? 0;
  if (!faceSearch || searched === 0)
    return notRun("face-duplicate", "Faces are not looked for among other sessions.");
  const { reviewFalseMatches, otherSessions } = thresholds;
  const others = faceSearch.value.hits.filter(
    ({ kind, strangersExpected, isSameReference }) =>
      kind === "session" && strangersExpected <= reviewFalseMatches && !isSameReference,
  );
  const approved = others.filter(({ sessionState }) => approvedStates.includes(sessionState));
  const details = {
    measurements: {
      ...{ searched, sameFace: others.length, sameFaceApproved: approved.length },
      ...measurementsOf(approved[0] ?? others[0]),
    },
    thresholds: { reviewFalseMatches, otherSessions },
    models: faceSearch.models,
  };
  if (approved.length > 0)
    return fail(
      "face-duplicate",
      "duplicate-or-velocity",
      "This face was approved in another session.",
      details,
    );
  return others.length >= otherSessions
    ? fail(
        "face-duplicate",
        "duplicate-or-velocity",
        "This face was seen in several other sessions.",
        details,
      )
    : pass("face-duplicate", "This face was not approved in another session.", details);
};

function measurementsOf(hit: FaceHit | undefined) {
  if (!hit) return {};
  const { faceId, sessionId, score, strangersAtMost, strangersExpected } = hit;
  return { faceId, sessionId, score, strangersAtMost, strangersExpected };
}
