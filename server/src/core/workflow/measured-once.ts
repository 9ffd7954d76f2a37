import type { NodeId } from "./definition.ts";

interface Measured {
  readonly state: string;
  readonly path: Promise<readonly NodeId[]>;
}

/** So many attempts are remembered; the oldest is measured again when it is asked for. */
const mostRemembered = 500;
const remembered = new WeakMap<object, Map<string, Measured>>();

/** The way that an attempt takes, measured anew only when what was given to it has changed. */
export function measuredOnce(
  engines: object,
  { id, state }: { readonly id: string; readonly state: string },
  measure: () => Promise<readonly NodeId[]>,
): Promise<readonly NodeId[]> {
  const attempts = remembered.get(engines) ?? new Map<string, Measured>();
  remembered.set(engines, attempts);
  const known = attempts.get(id);
  if (known?.state === state) return known.path;
  const path = measure();
  attempts.delete(id);
  attempts.set(id, { state, path });
  const [oldest] = attempts.keys();
  if (attempts.size > mostRemembered && oldest !== undefined) attempts.delete(oldest);
  // A failure is not remembered: whoever asks next measures again.
  path.catch(() => attempts.get(id)?.path === path && attempts.delete(id));
  return path;
}
