import type { NodeId, WorkflowDefinition } from "./definition.ts";

/** One difference between two versions. */
export interface DefinitionChange {
  readonly kind: "added" | "removed" | "changed";
  /** What differs: `start`, `settings.callbackUrl`, `steps.age.next`. */
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two versions, step by step in the order of the first and then the second. Pure. */
export function diffDefinitions(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
): readonly DefinitionChange[] {
  const names = [...new Set([...Object.keys(before.nodes), ...Object.keys(after.nodes)])];
  return [
    ...diff("start", before.start, after.start),
    ...diff("settings", before.settings, after.settings),
    ...names.flatMap((id: NodeId) => diff(`steps.${id}`, before.nodes[id], after.nodes[id])),
  ];
}

function diff(place: string, before: unknown, after: unknown): readonly DefinitionChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined) return [{ kind: "added", place, before, after }];
  if (after === undefined) return [{ kind: "removed", place, before, after }];
  if (!isGroup(before) || !isGroup(after)) return [{ kind: "changed", place, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => diff(`${place}.${key}`, before[key], after[key]));
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
