/**
 * What a burst is held against. Angles are against the person's own straight look. The figures and the pictures that they
 * were chosen on are in `docs/liveness.md`.
 */
export const burstLimits = {
  /** Fewer pictures could hide what happened between them. */
  fewestFrames: 10,
  mostFrames: 60,
  /** A longer gap could hide that someone else took over. */
  longestGapMs: 1500,
  /** Nobody turns, turns back and turns again faster. */
  shortestMoveMs: 250,
  /** Clocks of phones and servers, and the way between them. */
  clockToleranceMs: 2000,
  /** The head is turned from here on. */
  turnDegrees: 12,
  /** The head is raised from here on. */
  raiseDegrees: 9,
  /** The face is closer when it is so many times as wide. */
  closerScale: 1.2,
  /** The eyes are closed below this share of their openness in the straight look. */
  closedShare: 0.62,
  /** From here on the head is still looked at as straight. */
  straightDegrees: 8,
  /** A turned head leaves at least this much that no plane explains. */
  leastDepth: 0.05,
  /** Pictures that differ by less, in levels of luma of their sketches, are the same one. */
  sameSketch: 0.05,
  /** So many pictures may be sent twice: a stalled camera does that. */
  mostStalledShare: 0.2,
  /** A face that moves by more than its width between two pictures was not filmed. */
  longestJump: 1,
  /** Another person: at most this share of pairs of one person look so little alike. */
  otherPersonRate: 0.01,
  /** The same person: at most this share of strangers look so much alike. */
  samePersonRate: 0.01,
} as const;
