/** The part of a decision that the demo reads, as it is on the wire. */
export interface WireDecision {
  readonly id: string;
  readonly status: string;
  readonly code: number;
  readonly reason: string | null;
  readonly reasonCode: number | null;
}

/** Reads the decision out of a webhook or an answer; undefined while there is none. */
export function readWireDecision(body: unknown): WireDecision | undefined {
  const decision = field(body, "verification");
  const [id, status, code] = [field(decision, "id"), field(decision, "status"), field(decision, "code")];
  const [reason, reasonCode] = [field(decision, "reason"), field(decision, "reasonCode")];
  if (typeof id !== "string" || typeof status !== "string" || typeof code !== "number") return undefined;
  return {
    ...{ id, status, code },
    reason: typeof reason === "string" ? reason : null,
    reasonCode: typeof reasonCode === "number" ? reasonCode : null,
  };
}

/** One field of what may be an object. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
