/** One variable that cannot be used. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly mend: string;
}
