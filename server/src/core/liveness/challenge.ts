import type { Branded } from "#lib/branded.ts";

export type ChallengeId = Branded<string, "ChallengeId">;

/** Something that the person is asked to do; left and right are his own. */
export type LivenessMove =
  | "look-left"
  | "look-right"
  | "look-up"
  /** Both eyes closed for about a second, then open. */
  | "blink"
  | "come-closer"
  | "hold-still";

/** Moves in the order in which they are asked for. Between two of them the person looks straight ahead. */
export interface LivenessChallenge {
  readonly id: ChallengeId;
  readonly moves: readonly LivenessMove[];
  /**
   * Whether it can be met without moving the head: the camera may come closer instead. That shows no depth, so that a
   * person has to look at the answer.
   */
  readonly isAccessible: boolean;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Each turns the head another way; two of them are in every challenge. */
const turns: readonly LivenessMove[] = ["look-left", "look-right", "look-up"];
const others: readonly LivenessMove[] = ["blink", "come-closer"];
const accessible: readonly LivenessMove[] = ["hold-still", "come-closer"];

/** Draws two turns and one other move, in any order: 36 challenges. Four bytes that nobody can foresee decide. */
export function drawMoves(
  random: Uint8Array,
  { isAccessible }: Pick<LivenessChallenge, "isAccessible">,
): readonly LivenessMove[] {
  if (isAccessible) return accessible;
  const [first = 0, second = 0, third = 0, fourth = 0] = random;
  const turned = turns.filter((_turn, i) => i !== first % turns.length);
  const drawn = [...turned, ...others.filter((_move, i) => i === second % others.length)];
  const order = [third % 3, fourth % 2];
  return order.flatMap((at) => drawn.splice(at, 1)).concat(drawn);
}
