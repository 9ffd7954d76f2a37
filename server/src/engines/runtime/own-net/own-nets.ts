/** The parts that a net of the operator's own can take over as a whole, by the names that the configuration knows. */
export const ownNetNames = ["face-embedder", "face-detector", "liveness"] as const;

export type OwnNetName = (typeof ownNetNames)[number];

/** Paths of descriptions. */
export type OwnNets = Readonly<Partial<Record<OwnNetName, string>>>;

/** Parts what replaces a whole part from what replaces the weights of one of our nets. */
export function splitOverrides(overrides: Readonly<Record<string, string>>): {
  readonly own: OwnNets;
  readonly weights: Readonly<Record<string, string>>;
} {
  const isOwn = (name: string) => ownNetNames.some((known) => known === name);
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(overrides).filter(([name]) => isOwn(name) === wanted));
  return { own: pick(true), weights: pick(false) };
}
