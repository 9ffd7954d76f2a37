/** What was typed cannot be meant: the command ends with exit code 2. The message names the mend. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
