/** Something did not come out as it should. The message names the mend; undefined when the answer already said it. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
  readonly isTold: boolean;
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.isTold = message === undefined;
  }
}
