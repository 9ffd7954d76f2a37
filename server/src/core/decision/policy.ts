import type { CheckReason } from "#core/check/reason.ts";
import { type AuthenticityLimits, authenticityLimits } from "#core/document/authenticity-limits.ts";
import { type DocumentQualityLimits, documentQualityLimits } from "#core/document/quality-limits.ts";

/** What a reason leads to when its check fails. */
export type ReasonOutcome = "decline" | "review" | "resubmit";

/** Thresholds and outcomes by which measurements are judged; versioned, stored with the evidence. */
export interface Policy {
  readonly version: string;
  readonly outcomes: Readonly<Record<CheckReason, ReasonOutcome>>;
  readonly thresholds: Thresholds;
}

/** The numbers by which measurements are judged. */
export interface Thresholds extends AuthenticityLimits, DocumentQualityLimits {
  /** Document picture: below this sharpness it is too blurred to trust. */
  readonly documentSharpness: number;
  readonly selfieSharpness: number;
  readonly brightnessMin: number;
  readonly brightnessMax: number;
  readonly glareShareMax: number;
  /** Screens: above this moiré peak a person should look. */
  readonly moirePeakReview: number;
  /** MRZ: below this mean character probability the reading is not trusted. */
  readonly mrzConfidence: number;
  /** Readings below this confidence are not compared with others. */
  readonly fieldConfidence: number;
  /** Print: below this confidence a value is not believed. */
  readonly printConfidence: number;
  /** A name or number of which a character was read less surely, and that nothing else confirms, is for a person to look at. */
  readonly nameConfidence: number;
  /** A document of which more than this share of its outline lies on the picture's edge is cut off. */
  readonly cutOffMax: number;
  /** Face detector: a face counts from this score on. */
  readonly faceScore: number;
  /** Selfie: the face's width as a share of the picture's width. */
  readonly selfieFaceShare: number;
  /** Another face counts as a second person when its area is at least this share of the largest. */
  readonly secondFaceShare: number;
  /** Faces match when at most this share of strangers score as high. */
  readonly matchFalseMatchRate: number;
  /** Faces differ for certain when at most this share of same-person pairs score as low. */
  readonly mismatchFalseNonMatchRate: number;
  /** Texture: below this a person should look. */
  readonly livenessReview: number;
  /** Block list: a hit declines when a search of so long a list hits at most so many strangers as much alike. */
  readonly blocklistFalseMatches: number;
  /** Block list and other sessions: the same for a person to look. */
  readonly reviewFalseMatches: number;
  /** From so many other sessions with the same face on, even if none was approved, a person should look. */
  readonly otherSessions: number;
}

/** The policy of a fresh install. No measurement declines alone whose own error rate is above 1 %. */
export const defaultPolicy: Policy = {
  version: "3",
  outcomes: {
    "media-missing": "resubmit",
    "face-not-visible": "resubmit",
    "several-faces": "resubmit",
    "document-not-fully-visible": "resubmit",
    "poor-quality": "resubmit",
    unreadable: "resubmit",
    "document-damaged": "resubmit",
    "document-not-accepted": "resubmit",
    "document-expired": "resubmit",
    "not-a-physical-document": "decline",
    "data-inconsistent": "decline",
    "document-tampered": "decline",
    "face-mismatch": "decline",
    "presentation-attack": "decline",
    "pictures-of-different-documents": "resubmit",
    "person-differs-from-expected": "review",
    "suspicious-behaviour": "decline",
    blocklisted: "decline",
    "duplicate-or-velocity": "review",
    "below-minimum-age": "decline",
    "sanctions-match": "review",
    "answers-missing": "resubmit",
    "contact-not-verified": "resubmit",
    "check-not-configured": "review",
  },
  thresholds: {
    documentSharpness: 15,
    selfieSharpness: 2.5,
    brightnessMin: 40,
    brightnessMax: 235,
    glareShareMax: 0.25,
    moirePeakReview: 5.2,
    mrzConfidence: 0.7,
    fieldConfidence: 0.9,
    printConfidence: 0.9,
    nameConfidence: 0.75,
    cutOffMax: 0.12,
    faceScore: 0.6,
    selfieFaceShare: 0.1,
    secondFaceShare: 0.25,
    matchFalseMatchRate: 0.001,
    mismatchFalseNonMatchRate: 0.01,
    livenessReview: 0.3,
    ...authenticityLimits,
    ...documentQualityLimits,
    blocklistFalseMatches: 0.001,
    reviewFalseMatches: 0.01,
    otherSessions: 3,
  },
};
