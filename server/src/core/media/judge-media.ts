import { fail, type Judge, pass } from "#core/check/judgement.ts";

/** Whether all that the integration demands was uploaded. */
export const judgeMedia: Judge = ({ findings: { media, settings } }) => {
  const has = (role: string) => media.some((file) => file.kind === "image" && file.role === role);
  const missing = [
    ...(settings.documentFrontOptional || has("document-front") ? [] : ["document-front"]),
    ...(settings.documentBackOptional || has("document-back") ? [] : ["document-back"]),
    ...(settings.selfieOptional || has("face") ? [] : ["face"]),
    ...(settings.videoMandatory && !media.some((file) => file.kind === "video") ? ["video"] : []),
  ];
  const measurements = { files: media.length, missing: missing.join(", ") };
  return missing.length > 0
    ? fail("media-complete", "media-missing", "Something that is demanded was not uploaded.", {
        measurements,
      })
    : pass("media-complete", "All that is demanded was uploaded.", { measurements });
};
