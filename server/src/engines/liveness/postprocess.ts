const liveClass = 0;

/** The chance of a live face among the net's three classes; the first is live, unlike in Silent-Face. */
export function liveShare(logits: Float32Array): number {
  const highest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return (powers[liveClass] ?? 0) / sum;
}
