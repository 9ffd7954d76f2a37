/** A duration for people: milliseconds below a second, seconds above. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** A moment for people, to the second, in UTC. */
export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")}Z`;
}
