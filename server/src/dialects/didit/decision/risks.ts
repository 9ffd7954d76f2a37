import type { CheckReason } from "#core/check/reason.ts";

/** How a reason is told as a warning. */
export interface RiskWords {
  readonly risk: string;
  readonly short: string;
  readonly long: string;
}

/** `risk` of every reason with what it means. Codes as Didit's API description (v3) and its clients name them. */
export const riskWords: Readonly<Record<CheckReason, RiskWords>> = {
  "media-missing": risk(
    "COULD_NOT_RECOGNIZE_DOCUMENT",
    "Pictures missing",
    "A picture that is needed was not handed in.",
  ),
  "face-not-visible": risk(
    "NO_FACE_DETECTED",
    "No face found",
    "The picture of the person shows no face clearly.",
  ),
  "several-faces": risk(
    "MULTIPLE_FACES_DETECTED",
    "Several faces",
    "The picture of the person shows more than one face.",
  ),
  "document-not-fully-visible": risk(
    "COULD_NOT_RECOGNIZE_DOCUMENT",
    "Document cut off",
    "A part of the document lies outside the picture or is covered.",
  ),
  "poor-quality": risk(
    "POOR_DOCUMENT_QUALITY",
    "Poor picture",
    "The picture is too dark, too bright or too blurred to read.",
  ),
  unreadable: risk(
    "COULD_NOT_RECOGNIZE_DOCUMENT",
    "Not readable",
    "What the document says could not be read for certain.",
  ),
  "document-damaged": risk("POOR_DOCUMENT_QUALITY", "Document damaged", "The document itself is damaged."),
  "document-not-accepted": risk(
    "DOCUMENT_NOT_SUPPORTED_FOR_APPLICATION",
    "Document not accepted",
    "The document is of a kind, country or number that is not asked for.",
  ),
  "document-expired": risk(
    "DOCUMENT_EXPIRED",
    "Document expired",
    "The document's last day of validity is past.",
  ),
  "not-a-physical-document": risk(
    "SCREEN_CAPTURE_DETECTED",
    "No physical document",
    "The picture shows a screen or a print of a document.",
  ),
  "data-inconsistent": risk(
    "DATA_INCONSISTENT",
    "Data disagrees",
    "Two places on the document say different things.",
  ),
  "document-tampered": risk(
    "SUSPECTED_DOCUMENT_MANIPULATION",
    "Document altered",
    "The document shows signs of having been altered.",
  ),
  "face-mismatch": risk(
    "LOW_FACE_MATCH_SIMILARITY",
    "Faces differ",
    "The person does not look like the picture that the face was compared with.",
  ),
  "presentation-attack": risk(
    "LIVENESS_FACE_ATTACK",
    "Not a live person",
    "The picture of the person looks like a picture of a picture.",
  ),
  "pictures-of-different-documents": risk(
    "DATA_INCONSISTENT",
    "Two documents",
    "Front and back belong to different documents.",
  ),
  "person-differs-from-expected": risk(
    "NAME_MISMATCH_WITH_PROVIDED",
    "Not who was expected",
    "The document names someone else than the expected details do.",
  ),
  "suspicious-behaviour": risk(
    "LIVENESS_FACE_ATTACK",
    "Suspicious behaviour",
    "The person behaved in a way that calls for a closer look.",
  ),
  blocklisted: risk(
    "ID_DOCUMENT_IN_BLOCKLIST",
    "On a blocklist",
    "The person or the document is on a blocklist.",
  ),
  "duplicate-or-velocity": risk(
    "POSSIBLE_DUPLICATED_USER",
    "Seen before",
    "The same person or document was seen in another session.",
  ),
  "below-minimum-age": risk("MINIMUM_AGE_NOT_MET", "Too young", "The person is younger than is asked for."),
  "sanctions-match": risk(
    "POSSIBLE_MATCH_FOUND",
    "Possible match in a list",
    "The name resembles one in a sanctions or PEP list.",
  ),
  "answers-missing": risk(
    "QUESTIONNAIRE_NOT_ANSWERED",
    "Answers missing",
    "The questions of this step were not answered.",
  ),
  "contact-not-verified": risk(
    "CONTACT_NOT_VERIFIED",
    "Address not verified",
    "No code that was sent to the e-mail address or phone number came back.",
  ),
  "check-not-configured": risk(
    "COULD_NOT_PERFORM_CHECK",
    "Not configured",
    "Nobody is configured here who could make this check.",
  ),
};

function risk(code: string, short: string, long: string): RiskWords {
  return { risk: code, short, long };
}
