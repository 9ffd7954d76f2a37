import { describe, expect, test } from "vitest";
import { defaultPolicy } from "#core/decision/policy.ts";
import type { MrzReading } from "#core/document/mrz.ts";
import { assess } from "./assess.ts";
import type { Findings } from "./evidence.ts";
import { checkReasons } from "./reason.ts";
import {
  barcodeOf,
  documentQuality,
  face,
  front,
  good,
  licenceClass,
  licenceFields,
  line,
  measured,
  mrz,
  noZone,
  otherFace,
  outline,
  print,
  printed,
  printedLicence,
  quality,
  withAuthenticity,
  withFront,
  withLook,
  withMrz,
  withPortrait,
  withPrint,
  withQuality,
  withSelfie,
  wrongDigit,
} from "./testing.ts";

const notPhysical = ["in-review", "not-a-physical-document"] as const;
const tampered = ["in-review", "document-tampered"] as const;
const poor = ["resubmission-requested", "poor-quality"] as const;
const oddZone = {
  ...{ spacingRms: 0.038, spacingMax: 0.19, pitchSpread: 0, heightRms: 0.02, heightMax: 0.06 },
  ...{ baselineRms: 0.03, baselineMax: 0.2 },
};

const cases: readonly [string, Findings, string, string | undefined][] = [
  ["a good passport and its holder", good, "approved", undefined],
  [
    "no selfie",
    { ...good, media: good.media.slice(0, 1), selfie: null, faceMatch: null },
    "resubmission-requested",
    "media-missing",
  ],
  ["a blurred document", withQuality({ sharpness: 5 }), "resubmission-requested", "poor-quality"],
  ["a dark document", withQuality({ brightness: 15 }), "resubmission-requested", "poor-quality"],
  ["glare over the document", withQuality({ glareShare: 0.5 }), "resubmission-requested", "poor-quality"],
  [
    "a blurred picture whose zone is still read well",
    { ...good, documentFront: { ...front, quality: measured({ ...quality, sharpness: 5 }) } },
    "approved",
    undefined,
  ],
  ["a sharp document without a zone", withQuality({}), "in-review", "unreadable"],
  [
    "a sharp picture of something without text",
    {
      ...good,
      documentFront: {
        ...{ ...front, mrz: measured<MrzReading | null>(null) },
        print: measured({ ...print, lines: [line], fields: [] }),
      },
    },
    "resubmission-requested",
    "unreadable",
  ],
  ["an unclear zone", withMrz({ confidence: 0.3 }), "resubmission-requested", "unreadable"],
  [
    "a mended zone",
    withMrz({ repair: { line: 1, column: 3, from: "8", to: "B", cost: 1 } }),
    "in-review",
    "unreadable",
  ],
  [
    "a name printed otherwise than in the zone",
    withPrint(printed("surname", "NILSSON")),
    "in-review",
    "data-inconsistent",
  ],
  ["another name that was hardly read", withPrint(printed("surname", "NILSSON", 0.5)), "approved", undefined],
  [
    "a name of which a letter is doubtful",
    withMrz({ fieldConfidences: { ...mrz.fieldConfidences, givenNames: 0.7 } }),
    "in-review",
    "unreadable",
  ],
  [
    "a number of which a character is doubtful",
    withMrz({ fieldConfidences: { ...mrz.fieldConfidences, documentNumber: 0.7 } }),
    "in-review",
    "unreadable",
  ],
  ["a name printed with its accents", withPrint(printed("surname", "ÉRIKSSON")), "approved", undefined],
  [
    "a birth in the future",
    withMrz({ fields: { ...mrz.fields, dateOfBirth: "2026-03-02" } }),
    "in-review",
    "data-inconsistent",
  ],
  [
    "an issue before the holder's birth",
    withPrint(printed("date-of-issue", "1970-01-01")),
    "in-review",
    "data-inconsistent",
  ],
  [
    "a national number with a wrong check digit",
    withFront({ nationalNumber: "invalid" }),
    "in-review",
    "data-inconsistent",
  ],
  ["a national number of no known rule", withFront({ nationalNumber: "unknown" }), "approved", undefined],
  [
    "a published specimen's number",
    withMrz({ fields: { ...mrz.fields, documentNumber: "L898902C3" } }),
    "in-review",
    "document-tampered",
  ],
  [
    "two documents in one picture",
    withFront({ outline: measured({ ...outline, documentCount: 2 }) }),
    "resubmission-requested",
    "document-not-accepted",
  ],
  [
    "a document cut off and unread",
    withFront({
      ...noZone,
      print: measured({ ...print, fields: [] }),
      outline: measured({ ...outline, cutOff: 0.5 }),
    }),
    "resubmission-requested",
    "document-not-fully-visible",
  ],
  [
    "a document cut off and read well",
    withFront({ outline: measured({ ...outline, cutOff: 0.5 }) }),
    "approved",
    undefined,
  ],
  ["a driving licence with nothing but print", withFront(printedLicence), "approved", undefined],
  [
    "an expired driving licence with nothing but print",
    withFront({
      ...noZone,
      print: measured({
        ...{ ...print, documentClass: licenceClass },
        fields: licenceFields.map((field) =>
          field.name === "date-of-expiry" ? { ...field, value: "2020-01-01" } : field,
        ),
      }),
    }),
    "resubmission-requested",
    "document-expired",
  ],
  [
    "an identity card with nothing but print",
    withFront({
      ...noZone,
      print: measured({
        ...print,
        documentClass: { ...licenceClass, type: "identity-card" as const },
        fields: licenceFields,
      }),
    }),
    "in-review",
    "unreadable",
  ],
  [
    "a licence whose barcode names someone else",
    withFront({
      ...printedLicence,
      barcodes: barcodeOf([printed("surname", "NILSSON"), printed("document-number", "X12345678")]),
    }),
    "in-review",
    "data-inconsistent",
  ],
  [
    "the back uploaded as the front",
    withFront({
      ...noZone,
      print: measured({ ...print, documentClass: { ...licenceClass, side: "back" as const }, fields: [] }),
    }),
    "resubmission-requested",
    "document-not-accepted",
  ],
  ["a wrong check digit", withMrz({ checkDigits: [wrongDigit] }), "in-review", "data-inconsistent"],
  [
    "an expired document",
    withMrz({ fields: { ...mrz.fields, dateOfExpiry: "2026-02-28" } }),
    "resubmission-requested",
    "document-expired",
  ],
  [
    "a document that expires today",
    withMrz({ fields: { ...mrz.fields, dateOfExpiry: "2026-03-01" } }),
    "approved",
    undefined,
  ],
  [
    "a visa",
    withMrz({ fields: { ...mrz.fields, documentCode: "V" } }),
    "resubmission-requested",
    "document-not-accepted",
  ],
  [
    "another type than asked for",
    { ...good, expectedDocument: { type: "identity-card" } },
    "resubmission-requested",
    "document-not-accepted",
  ],
  [
    "another country than asked for",
    { ...good, expectedDocument: { country: "EE" } },
    "resubmission-requested",
    "document-not-accepted",
  ],
  [
    "another number than asked for",
    { ...good, expectedDocument: { number: "AA1" } },
    "resubmission-requested",
    "document-not-accepted",
  ],
  [
    "the very document asked for",
    { ...good, expectedDocument: { type: "passport", country: "UTO", number: "L898902X3" } },
    "approved",
    undefined,
  ],
  [
    "the expected person",
    { ...good, expectedPerson: { firstName: "Anna", lastName: "Eriksson" } },
    "approved",
    undefined,
  ],
  [
    "another person than expected",
    { ...good, expectedPerson: { lastName: "Smith" } },
    "in-review",
    "person-differs-from-expected",
  ],
  [
    "another birthday than expected",
    { ...good, expectedPerson: { dateOfBirth: "1974-08-13" } },
    "in-review",
    "person-differs-from-expected",
  ],
  [
    "a screen's pattern",
    { ...good, documentFront: { ...front, quality: measured({ ...quality, moirePeak: 5.5 }) } },
    "in-review",
    "not-a-physical-document",
  ],
  ["a screen's pattern all over the document", withAuthenticity({ screenPattern: 4.2 }), ...notPhysical],
  ["a document without colours", withAuthenticity({ colour: 2.5 }), ...notPhysical],
  ["a portrait that stands aslant", withPortrait({ turnDegrees: 1.4 }), ...tampered],
  ["a light rim round the portrait", withPortrait({ rim: 15 }), ...tampered],
  ["a portrait sharper than its document", withPortrait({ borderBlur: 0.7 }), ...tampered],
  [
    "a portrait of another grain and colour, which is only shown",
    withPortrait({ grain: 2, colour: 0 }),
    "approved",
    undefined,
  ],
  ["a character out of line in the zone", withMrz({ print: oddZone }), ...tampered],
  ["a zone uneven all along", withMrz({ print: { ...oddZone, spacingRms: 0.1 } }), "approved", undefined],
  ["unread text that is blurred", withLook({ blur: 0.09 }), ...poor],
  ["a finger over what was not read", withLook({ coveredShare: 0.05 }), ...poor],
  ["a reflection over what was not read", withLook({ glareOnText: 0.09 }), ...poor],
  ["unread text on the picture's edge", withLook({ textAtEdge: 0.5 }), ...poor],
  ["unread text too small", withLook({ textHeight: 5 }), ...poor],
  ["unread text in the dark", withLook({ paperBrightness: 30 }), ...poor],
  [
    "blurred print beside a zone that was read",
    withFront({ documentQuality: measured({ ...documentQuality, blur: 0.09 }) }),
    "approved",
    undefined,
  ],
  [
    "no face on the selfie",
    { ...withSelfie({ faces: measured([]), liveness: null }), faceMatch: null },
    "resubmission-requested",
    "face-not-visible",
  ],
  [
    "a tiny face on the selfie",
    withSelfie({ faces: measured([{ ...face, box: { ...face.box, width: 40, height: 50 } }]) }),
    "resubmission-requested",
    "face-not-visible",
  ],
  [
    "two people on the selfie",
    withSelfie({ faces: measured([face, otherFace]) }),
    "resubmission-requested",
    "several-faces",
  ],
  [
    "no portrait on the document",
    { ...good, documentFront: { ...front, faces: measured([]) }, faceMatch: null },
    "resubmission-requested",
    "face-not-visible",
  ],
  [
    "another person's face",
    { ...good, faceMatch: measured({ score: -0.8, falseMatchRate: 0.6, falseNonMatchRate: 0.001 }) },
    "declined",
    "face-mismatch",
  ],
  [
    "a face between alike and different",
    { ...good, faceMatch: measured({ score: -0.4, falseMatchRate: 0.02, falseNonMatchRate: 0.03 }) },
    "in-review",
    "face-mismatch",
  ],
  [
    "a recaptured selfie",
    withSelfie({ liveness: measured({ texture: 0.1 }) }),
    "in-review",
    "presentation-attack",
  ],
  [
    "the texture net switched off",
    withSelfie({ liveness: measured({ texture: null }) }),
    "approved",
    undefined,
  ],
];

describe("assessment", () => {
  test.each(cases)("%s", (_name, findings, outcome, reason) => {
    const assessment = assess(findings, defaultPolicy);
    expect([assessment.outcome, assessment.reasons[0]]).toEqual([outcome, reason]);
  });

  test("decline comes before review, review before resubmission, and all reasons are kept", () => {
    const findings: Findings = {
      ...withMrz({ checkDigits: [wrongDigit], fields: { ...mrz.fields, dateOfExpiry: "2020-01-01" } }),
      faceMatch: measured({ score: -0.8, falseMatchRate: 0.6, falseNonMatchRate: 0.001 }),
    };
    const { outcome, reasons } = assess(findings, defaultPolicy);
    expect(outcome).toBe("declined");
    expect(reasons).toEqual(["face-mismatch", "data-inconsistent", "document-expired"]);
  });

  test("a policy changes the outcome without another measurement", () => {
    const outcomes = { ...defaultPolicy.outcomes, "document-expired": "decline" as const };
    const findings = withMrz({ fields: { ...mrz.fields, dateOfExpiry: "2020-01-01" } });
    expect(assess(findings, { ...defaultPolicy, outcomes }).outcome).toBe("declined");
  });

  test("what is stored gives the same bytes again", () => {
    for (const [, findings] of cases) {
      const stored = JSON.parse(JSON.stringify({ findings, assessment: assess(findings, defaultPolicy) }));
      expect(JSON.stringify(assess(stored.findings, defaultPolicy))).toBe(JSON.stringify(stored.assessment));
    }
  });

  test("every reason has an outcome in the default policy", () => {
    expect(Object.keys(defaultPolicy.outcomes).toSorted()).toEqual(checkReasons.toSorted());
  });

  test("the person and the document are told as read", () => {
    const { person, document } = assess(good, defaultPolicy);
    expect(person).toMatchObject({ firstName: "ANNA MARIA", lastName: "ERIKSSON", gender: "female" });
    expect(document).toEqual({
      type: "passport",
      number: "L898902X3",
      country: "UTO",
      validUntil: "2030-04-15",
    });
  });
});
