import { Socket } from "node:net";

/**
 * A socket that sends with one system call what one turn of the event loop writes: many requests that are answered at
 * once ask the database together.
 */
export class TurnSocket extends Socket {
  #isHeld = false;

  // "never" stands for the parameters of each of its overloads.
  override write(...parameters: [never]): boolean {
    this.#hold();
    return super.write(...parameters);
  }

  #hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.cork();
    setImmediate(() => {
      this.#isHeld = false;
      this.uncork();
    });
  }
}
