import type { BarcodeReading, LicenceReading } from "#core/document/barcode.ts";
import type { DocumentAuthenticity, PortraitAuthenticity } from "#core/document/document-authenticity.ts";
import type { DocumentQuality } from "#core/document/document-quality.ts";
import type { FieldName, ReadField } from "#core/document/field.ts";
import type { MrzReading } from "#core/document/mrz.ts";
import type { DocumentOutline } from "#core/document/outline.ts";
import type { PrintReading, TextLine } from "#core/document/print.ts";
import type { FaceFinding } from "#core/face/face.ts";
import { defaultSettings } from "#core/integration/integration.ts";
import type { Measured } from "#core/media/image.ts";
import type { ImageQuality } from "#core/media/image-quality.ts";
import type { MediaId } from "#core/media/media.ts";
import type { DocumentFindings, Findings, SelfieFindings } from "./evidence.ts";

export const measured = <T>(value: T): Measured<T> => ({ value, models: [] });

const point = { x: 1, y: 1 };
export const face: FaceFinding = {
  box: { left: 300, top: 200, width: 300, height: 380 },
  points: { leftEye: point, rightEye: point, nose: point, leftMouth: point, rightMouth: point },
  score: 0.98,
};
export const quality: ImageQuality = {
  ...{
    sharpness: 400,
    brightness: 140,
    contrast: 50,
    glareShare: 0.01,
    darkShare: 0.05,
    chroma: 20,
    moirePeak: 2.5,
  },
};
const digit = { covered: "", ranges: [], at: [1, 9], weightedSum: 0, isValid: true } as const;
export const mrz: MrzReading = {
  format: "TD3",
  lines: [],
  rawLines: [],
  corrections: [],
  repair: null,
  confidence: 0.97,
  fields: {
    documentCode: "P",
    issuer: "UTO",
    documentNumber: "L898902X3",
    surname: "ERIKSSON",
    givenNames: "ANNA MARIA",
    nationality: "UTO",
    dateOfBirth: "1974-08-12",
    sex: "F",
    dateOfExpiry: "2030-04-15",
    optional: "ZE184226B",
  },
  checkDigits: [
    { ...digit, field: "document-number", found: "6", computed: "6" },
    { ...digit, field: "date-of-expiry", found: "9", computed: "9" },
  ],
  fieldConfidences: {
    surname: 0.97,
    givenNames: 0.97,
    documentNumber: 0.97,
    dateOfBirth: 0.97,
    dateOfExpiry: 0.97,
  },
  region: [point, point, point, point],
  lineRegions: [],
  print: null,
};
const corner = { x: 0, y: 0 };
export const outline: DocumentOutline = {
  corners: [corner, { x: 1600, y: 0 }, { x: 1600, y: 1200 }, { x: 0, y: 1200 }],
  ...{ confidence: 0.9, isWholePicture: false, textInside: 1, textCut: 0, cutOff: 0, documentCount: 1 },
};
export const line: TextLine = {
  box: { center: point, width: 100, height: 20, angle: 0, score: 0.9 },
  ...{ text: "UTOPIA", confidence: 0.9 },
};
export const printed = (name: FieldName, value: string, confidence = 0.97): ReadField => ({
  ...{ name, value, raw: value, source: "print", confidence, region: null },
});
export const print: PrintReading = {
  lines: Array.from({ length: 14 }, () => line),
  template: null,
  documentClass: { type: "passport", issuer: "UTO", side: "front", confidence: 0.8 },
  fields: [printed("surname", "ERIKSSON"), printed("date-of-birth", "1974-08-12")],
};
export const documentQuality: DocumentQuality = {
  ...{ blur: 0.05, textHeight: 30, textContrast: 120, paperBrightness: 190, blownShare: 0, glareOnText: 0 },
  ...{
    glareOnPortrait: 0,
    coveredShare: 0,
    cutOff: 0,
    textAtEdge: 0,
    tiltDegrees: 4,
    pixelsPerMillimetre: 11,
  },
};
const portrait: PortraitAuthenticity = {
  ...{ turnDegrees: 0.2, rim: 0.5, borderBlur: 1.4, grain: -0.2, colour: 20 },
};
const authenticity: DocumentAuthenticity = { screenPattern: 1.6, colour: 40, portrait };
export const front: DocumentFindings = {
  mediaId: "m1" as MediaId,
  width: 1600,
  height: 1200,
  quality: measured(quality),
  outline: measured(outline),
  documentQuality: measured(documentQuality),
  authenticity: measured(authenticity),
  mrz: measured<MrzReading | null>(mrz),
  print: measured(print),
  barcodes: measured([]),
  nationalNumber: null,
  faces: measured([face]),
};
const selfie: SelfieFindings = {
  mediaId: "m2" as MediaId,
  width: 900,
  height: 1200,
  quality: measured(quality),
  faces: measured([face]),
  liveness: measured({ texture: 0.95 }),
};
export const good: Findings = {
  today: "2026-03-01",
  expectedPerson: {},
  expectedDocument: {},
  settings: defaultSettings,
  media: [
    { id: "m1" as MediaId, kind: "image", role: "document-front" },
    { id: "m2" as MediaId, kind: "image", role: "face" },
  ],
  documentFront: front,
  documentBack: null,
  selfie,
  faceMatch: measured({ score: 0.3, falseMatchRate: 0.0002, falseNonMatchRate: 0.4 }),
  ghostMatch: null,
  faceSearch: null,
};

export const withFront = (change: Partial<DocumentFindings>): Findings => ({
  ...good,
  documentFront: { ...front, ...change },
});
export const withPrint = (...fields: readonly ReadField[]): Findings =>
  withFront({ print: measured({ ...print, fields }) });
export const noZone = { mrz: measured<MrzReading | null>(null) };
const licence = (fields: readonly ReadField[]): LicenceReading => ({
  ...{ version: 10, issuerId: "636000", jurisdiction: "US-VA", subfile: "DL", elements: {} },
  fields: fields.map((field) => ({ ...field, source: "barcode" as const })),
});
export const barcodeOf = (fields: readonly ReadField[]) =>
  measured<readonly BarcodeReading[]>([
    { symbology: "PDF417", text: "", region: outline.corners, licence: licence(fields) },
  ]);
export const licenceClass = {
  type: "driving-licence",
  issuer: "UTO",
  side: "front",
  confidence: 0.95,
} as const;
export const licenceFields = [
  ...[
    printed("surname", "ERIKSSON"),
    printed("given-names", "ANNA"),
    printed("document-number", "X12345678"),
  ],
  ...[
    printed("date-of-birth", "1974-08-12"),
    printed("date-of-expiry", "2030-01-01"),
    printed("issuer", "USA"),
  ],
];
export const printedLicence = {
  ...noZone,
  print: measured({ ...print, documentClass: licenceClass, fields: licenceFields }),
};

export const withAuthenticity = (change: Partial<DocumentAuthenticity>): Findings =>
  withFront({ authenticity: measured({ ...authenticity, ...change }) });
export const withPortrait = (change: Partial<PortraitAuthenticity>): Findings =>
  withAuthenticity({ portrait: { ...portrait, ...change } });
/** Nothing was read on the document, of which the picture looks so. */
export const withLook = (change: Partial<DocumentQuality>): Findings =>
  withFront({
    ...noZone,
    print: measured({ ...print, fields: [] }),
    documentQuality: measured({ ...documentQuality, ...change }),
  });

export const withMrz = (change: Partial<MrzReading>): Findings => ({
  ...good,
  documentFront: { ...front, mrz: measured<MrzReading | null>({ ...mrz, ...change }) },
});
export const withQuality = (change: Partial<ImageQuality>): Findings => ({
  ...good,
  documentFront: {
    ...front,
    quality: measured({ ...quality, ...change }),
    mrz: measured<MrzReading | null>(null),
  },
});
export const withSelfie = (change: Partial<SelfieFindings>): Findings => ({
  ...good,
  selfie: { ...selfie, ...change },
});
export const wrongDigit = {
  ...digit,
  field: "composite" as const,
  found: "1",
  computed: "4",
  isValid: false,
};
export const otherFace = { ...face, box: { left: 700, top: 200, width: 280, height: 350 } };
