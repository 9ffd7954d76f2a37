import type { ConfigProblem } from "./config-problem.ts";
import type { Environment } from "./env.ts";
import { modelVariable, variables } from "./variables.ts";

/**
 * Variables that are nearly one of ours: a misspelled key would silently make a new one. Others that begin with our name
 * are left alone, for orchestrators set some by themselves (`BONAFIDE_PORT_8080_TCP`).
 */
export function findMisspelled(environment: Environment): ConfigProblem[] {
  const known = Object.values(variables).map(({ name }) => name);
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith("BONAFIDE") && !known.includes(name) && !name.startsWith(modelVariable.prefix),
  );
  return unknown.flatMap((variable) => {
    const meant = known.find((name) => distance(name, variable) <= 2);
    return meant ? [{ variable, problem: "there is no such variable", mend: `write ${meant}` }] : [];
  });
}

/** Levenshtein's: how many characters to insert, drop or change. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
