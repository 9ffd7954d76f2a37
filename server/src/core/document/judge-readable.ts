import type { DocumentCase } from "#core/check/document-case.ts";
import type { CheckResult } from "#core/check/check.ts";
import { type Case, fail, type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import type { FieldName } from "./field.ts";
import { faultOfPicture } from "#core/media/judge-quality.ts";

/** From this many lines of text on, a sharp picture with a portrait is a document, whatever could be read of it. */
const linesOfADocument = 6;

/** Whether the document's data could be read. */
export const judgeReadable: Judge = (subject) => {
  const { findings, document } = subject;
  const front = findings.documentFront ?? findings.documentBack;
  if (!front) {
    const isDemanded = findings.media.some((file) => file.role.startsWith("document-"));
    if (!isDemanded) return notRun("document-readable", "No picture of a document was uploaded.");
    return fail("document-readable", "unreadable", "The picture of the document could not be opened.");
  }
  return readers[document.basis](subject, front);
};

type Front = NonNullable<Case["findings"]["documentFront"]>;

const readers: Readonly<Record<DocumentCase["basis"], (subject: Case, front: Front) => CheckResult>> = {
  zone: judgeZone,
  barcode: (subject) => pass("document-readable", "The barcode was read.", detailsOf(subject)),
  print: judgePrint,
  none: judgeRest,
};

/**
 * No check digit covers a name, and in a number none tells G from Q or 8 from S: they are either read surely, or told by
 * two sources alike.
 */
function judgeZone(subject: Case): CheckResult {
  const details = detailsOf(subject);
  if (!isSureOf(subject, "surname") || !isSureOf(subject, "given-names"))
    return unsure("document-readable", "unreadable", "The name was not read for certain.", details);
  if (!isSureOf(subject, "document-number"))
    return unsure("document-readable", "unreadable", "The number was not read for certain.", details);
  return pass("document-readable", "The machine readable zone was read.", details);
}

function isSureOf({ document, thresholds }: Case, name: FieldName): boolean {
  const agreement = document.matrix.find((row) => row.name === name)?.agreement;
  const { confidence = 1 } = document.chosen[name] ?? {};
  return confidence >= thresholds.nameConfidence || agreement === "same";
}

/** Print has no check characters; only where a document has nothing else does it stand alone. */
function judgePrint(subject: Case, front: Front): CheckResult {
  const { zone, documentClass } = subject.document;
  if (zone) return judgeRest(subject, front);
  const details = detailsOf(subject);
  return documentClass.type === "driving-licence"
    ? pass("document-readable", "What is printed was read.", details)
    : unsure("document-readable", "unreadable", "Only what is printed was read, and no zone.", details);
}

function judgeRest(subject: Case, front: Front): CheckResult {
  const { document, thresholds } = subject;
  const details = detailsOf(subject);
  if (!document.zone) {
    const fault = faultOfUnread(subject);
    if (fault) return fail("document-readable", "unreadable", fault, details);
    return isDocumentUnread(front, thresholds)
      ? unsure("document-readable", "unreadable", "It looks like a document that we cannot read.", details)
      : fail("document-readable", "unreadable", "No machine readable zone was read.", details);
  }
  const { confidence, repair } = document.zone.mrz;
  if (confidence < thresholds.mrzConfidence)
    return fail("document-readable", "unreadable", "The machine readable zone is too unclear.", details);
  return repair
    ? unsure(
        "document-readable",
        "unreadable",
        "One character of the zone was mended to fit its check digit.",
        details,
      )
    : pass("document-readable", "The machine readable zone was read.", details);
}

/** Fewer lines of text than any document has. */
const fewestLines = 2;

/** Why nothing was read, where the pictures tell. */
function faultOfUnread({ findings: { documentFront, documentBack }, thresholds }: Case): string | undefined {
  const sides = [documentFront, documentBack].filter((side) => side !== null);
  if (sides.some((side) => side.mrz.isMirrored === true))
    return "The picture is mirrored: left and right are exchanged.";
  const isEmpty = sides.every(
    ({ print, faces }) =>
      print.value.lines.length <= fewestLines &&
      !faces.value.some((face) => face.score >= thresholds.faceScore),
  );
  return isEmpty ? "No document was seen in the picture." : undefined;
}

function detailsOf({ document, findings, thresholds }: Case) {
  const front = findings.documentFront ?? findings.documentBack;
  const { zone, basis, documentClass } = document;
  const { mrzConfidence, printConfidence, nameConfidence } = thresholds;
  return {
    measurements: {
      basis,
      format: zone?.mrz.format ?? null,
      confidence: zone?.mrz.confidence ?? null,
      isRepaired: zone ? zone.mrz.repair !== null : null,
      textLines: front?.print.value.lines.length ?? null,
      template: front?.print.value.template ?? null,
      classifiedBy: documentClass.source,
      nameConfidence: Math.min(
        document.chosen.surname?.confidence ?? 1,
        document.chosen["given-names"]?.confidence ?? 1,
      ),
      numberConfidence: document.chosen["document-number"]?.confidence ?? null,
    },
    thresholds: { mrzConfidence, printConfidence, nameConfidence, linesOfADocument },
    models: zone ? zone.side.mrz.models : (front?.print.models ?? []),
  };
}

function isDocumentUnread(front: Front, thresholds: Case["thresholds"]): boolean {
  const hasPortrait = front.faces.value.some((face) => face.score >= thresholds.faceScore);
  const fault = faultOfPicture(front.quality.value, thresholds, thresholds.documentSharpness);
  return hasPortrait && front.print.value.lines.length >= linesOfADocument && fault === undefined;
}
