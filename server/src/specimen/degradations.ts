import type { Degrade } from "./specimen.ts";

/** The limits within which a photograph's faults are drawn. */
export interface DegradationLimits {
  readonly turnDegrees: number;
  readonly tiltDegrees: number;
  readonly blurSigma: number;
  readonly glare: number;
  readonly shadow: number;
  readonly noise: number;
  readonly jpegQuality: number;
  /** Least width of an MRZ character, in pixels. */
  readonly minCharWidth: number;
}

/** 0 is a flat scan. Glare and shadow are in luma of 255 and in shares of the light. */
export const degradations: Readonly<Record<Degrade, DegradationLimits>> = {
  0: {
    turnDegrees: 0,
    tiltDegrees: 0,
    blurSigma: 0,
    glare: 0,
    shadow: 0,
    noise: 0,
    jpegQuality: 92,
    minCharWidth: 25,
  },
  1: {
    turnDegrees: 9,
    tiltDegrees: 9,
    blurSigma: 1.3,
    glare: 70,
    shadow: 0.08,
    noise: 2,
    jpegQuality: 80,
    minCharWidth: 12,
  },
  2: {
    turnDegrees: 14,
    tiltDegrees: 13,
    blurSigma: 1.8,
    glare: 90,
    shadow: 0.35,
    noise: 4,
    jpegQuality: 65,
    minCharWidth: 9,
  },
  3: {
    turnDegrees: 18,
    tiltDegrees: 17,
    blurSigma: 2.4,
    glare: 150,
    shadow: 0.5,
    noise: 9,
    jpegQuality: 50,
    minCharWidth: 7,
  },
};
