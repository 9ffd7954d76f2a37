/**
 * Beyond these a person looks; none declines. Calibrated on specimens with faults and photographed badly:
 * `docs/documents.md` tells how often each is wrong.
 */
export const authenticityLimits = {
  /** The pattern of a screen, as `DocumentAuthenticity` measures: from here on it is all over the document. */
  screenPatternReview: 3.1,
  /** Departure of colours from the light's own, in levels: a document has more, a photocopy less. */
  copyColourReview: 4.5,
  /** Turn of the portrait's border against the document, in degrees. */
  portraitTurnReview: 1.1,
  /** A light rim round the portrait, in levels. */
  portraitRimReview: 10,
  /** Blur of the portrait's border by the text's: below this it is sharper than the picture. */
  portraitBorderBlurReview: 0.9,
  /** How much one character of the zone stands out of line and grid, see `zoneOddity`. */
  zoneOddityReview: 3.9,
} as const satisfies Readonly<Record<string, number>>;

export type AuthenticityLimits = Readonly<Record<keyof typeof authenticityLimits, number>>;
