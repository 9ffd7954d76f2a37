import type { Degrade } from "./specimen.ts";

/** The limits within which a photograph's faults are drawn. */
export interface DegradationLimits {
  readonly turnDegrees: number;
  readonly tiltDegrees: number;
  /** Pixels, and share of an MRZ character's width: both hold. */
  readonly blurSigma: number;
  readonly blurShare: number;
  /** Share of the way to white in the middle of a reflection. */
  readonly glare: number;
  /** Share of the light that a shadow takes. */
  readonly shadow: number;
  /** Least exposure. */
  readonly darkest: number;
  /** Share by which the light's colour is off. */
  readonly tint: number;
  readonly noise: number;
  readonly jpegQuality: number;
  /** Least width of an MRZ character and of a barcode's module, in pixels. */
  readonly minCharWidth: number;
  readonly minModuleWidth: number;
  /** Most things that lie about. */
  readonly clutter: number;
}

/** 0 is a flat scan. */
export const degradations: Readonly<Record<Degrade, DegradationLimits>> = {
  0: {
    turnDegrees: 0,
    tiltDegrees: 0,
    blurSigma: 0,
    blurShare: 0,
    glare: 0,
    shadow: 0,
    darkest: 1,
    tint: 0,
    noise: 0,
    jpegQuality: 92,
    minCharWidth: 12,
    minModuleWidth: 3,
    clutter: 0,
  },
  1: {
    turnDegrees: 9,
    tiltDegrees: 9,
    blurSigma: 1.3,
    blurShare: 0.13,
    glare: 0.3,
    shadow: 0.08,
    darkest: 0.88,
    tint: 0.04,
    noise: 2,
    jpegQuality: 80,
    minCharWidth: 12,
    minModuleWidth: 3,
    clutter: 3,
  },
  2: {
    turnDegrees: 14,
    tiltDegrees: 13,
    blurSigma: 1.8,
    blurShare: 0.15,
    glare: 0.42,
    shadow: 0.35,
    darkest: 0.74,
    tint: 0.07,
    noise: 4,
    jpegQuality: 65,
    minCharWidth: 9,
    minModuleWidth: 2.7,
    clutter: 5,
  },
  3: {
    turnDegrees: 18,
    tiltDegrees: 17,
    blurSigma: 2.4,
    blurShare: 0.17,
    glare: 0.62,
    shadow: 0.5,
    darkest: 0.62,
    tint: 0.1,
    noise: 9,
    jpegQuality: 50,
    minCharWidth: 7,
    minModuleWidth: 2.4,
    clutter: 7,
  },
};
