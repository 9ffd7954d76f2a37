import { relative } from "node:path";
import { type Inventory, rowIds } from "./inventory.ts";
import type { VitestReport } from "./vitest-report.ts";

const maxIdsPerTest = 3;
/** Tests that speak to a listening server or drive a page live here; no other test proves a row. */
const provingFolders = /^server\/test\/(?:journeys|conformance)\//;
const leadingIds = /^(?:\s*\[[A-Z]{2}\d{2}(?:\s*,\s*[A-Z]{2}\d{2})*\])+/;
const anyId = /\[(?:[A-Z]{2}\d{2}(?:\s*,\s*)?)+\]/;

/** A test that proves a row. */
export interface Proof {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

/** What a run proved. */
export interface Coverage {
  readonly proofs: ReadonlyMap<string, readonly Proof[]>;
  /** Titles that cannot be taken as they are: unknown ids, too many, or in the wrong place. */
  readonly mistakes: readonly string[];
  /** Rows with a test that did not pass, which unproves them. */
  readonly failing: ReadonlySet<string>;
}

interface Claim extends Proof {
  readonly ids: readonly string[];
  readonly status: string;
  readonly ancestorTitles: readonly string[];
}

/** The ids at the head of a title: `[AA01] …`, `[AA01][AA02] …` or `[AA01, AA02] …`. */
export function idsIn(title: string): string[] {
  const [head] = leadingIds.exec(title) ?? [""];
  return [...new Set(head.match(/[A-Z]{2}\d{2}/g))];
}

/** Reads from a run's report which rows its passing tests prove. */
export function collectCoverage(report: VitestReport, inventory: Inventory, root: string): Coverage {
  const claims = claimsIn(report, root);
  const known = new Set(rowIds(inventory));
  const failing = new Set(claims.filter(({ status }) => status === "failed").flatMap(({ ids }) => ids));
  const proofs = new Map<string, Proof[]>();
  for (const { ids, status, file, line, name } of claims) {
    if (status !== "passed" || !provingFolders.test(file)) continue;
    for (const id of ids)
      if (known.has(id) && !failing.has(id))
        proofs.set(id, [...(proofs.get(id) ?? []), { file, line, name }]);
  }
  return { proofs, failing, mistakes: claims.flatMap((claim) => mistakesOf(claim, known)) };
}

function claimsIn({ testResults }: VitestReport, root: string): Claim[] {
  return testResults.flatMap(({ name: path, assertionResults }) => {
    const file = relative(root, path).replaceAll("\\", "/");
    return assertionResults.map(({ title, location, status, ancestorTitles }) => {
      const name = title.replace(leadingIds, "").trim();
      return { file, line: location?.line ?? 1, name, ids: idsIn(title), status, ancestorTitles };
    });
  });
}

function mistakesOf({ file, line, name, ids, ancestorTitles }: Claim, known: ReadonlySet<string>): string[] {
  const place = `${file}:${line}`;
  const unknown = ids.filter((id) => !known.has(id)).map((id) => `${place}: ${id} is in no inventory`);
  const many =
    ids.length > maxIdsPerTest ? [`${place}: ${ids.length} ids; ${maxIdsPerTest} is the limit`] : [];
  const misplaced = anyId.test(name) ? [`${place}: ids go to the head of the title: ${name}`] : [];
  const inherited = ancestorTitles.some((title) => anyId.test(title))
    ? [`${place}: ids go to the test's own title, not to its group's`]
    : [];
  return [...unknown, ...many, ...misplaced, ...inherited];
}
