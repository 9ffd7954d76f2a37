/** Where in a definition something stands: keys and positions from the outside in. */
export type ProblemPath = readonly (string | number)[];

/** What is wrong with a workflow, and how to mend it. */
export interface Problem {
  readonly path: ProblemPath;
  readonly problem: string;
  readonly mend: string;
}
