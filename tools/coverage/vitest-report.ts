/** What vitest's JSON reporter tells of one test. */
export interface ReportedTest {
  readonly title: string;
  readonly ancestorTitles: readonly string[];
  readonly status: string;
  readonly location?: { readonly line: number };
}

/** What vitest's JSON reporter tells of one file. */
export interface ReportedFile {
  /** Absolute path. */
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly ReportedTest[];
}

/** What vitest's JSON reporter writes, as far as it is read here. */
export interface VitestReport {
  readonly testResults: readonly ReportedFile[];
}

/** How many tests passed and failed. A file that fails without a failing test counts as one. */
export function countTests({ testResults }: VitestReport): { passed: number; failed: number } {
  const statuses = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ status }) => status),
  );
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: statuses.filter((status) => status === "passed").length,
    failed: statuses.filter((status) => status === "failed").length + brokenFiles.length,
  };
}
