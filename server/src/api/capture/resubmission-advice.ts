import type { CheckReason } from "#core/check/reason.ts";

/** Why another try is needed and what to do better, in plain words; reasons that a person cannot mend are not told. */
export const resubmissionAdvice: Readonly<Partial<Record<CheckReason, string>>> = {
  "media-missing": "A picture was missing. Please send every picture that is asked for.",
  "face-not-visible": "We could not see your face clearly. Look straight at the camera, in even light.",
  "several-faces": "There was more than one face in the picture. Please take it alone.",
  "document-not-fully-visible": "Part of your document was cut off. Keep all four corners in the picture.",
  "poor-quality": "The photo was not clear enough. Hold still, avoid glare, and find more light.",
  unreadable: "We could not read your document. Lay it flat, avoid glare, and find more light.",
  "document-damaged": "Your document looks damaged. Please use another one if you can.",
  "document-not-accepted": "This kind of document is not accepted here. Please use another one.",
  "document-expired": "Your document has expired. Please use one that is still valid.",
  "pictures-of-different-documents":
    "The pictures show different documents. Please use one document for all.",
};
