import sharp from "sharp";
import type { LivenessMove } from "../../server/src/core/liveness/challenge.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { between, integer, pick, type Random } from "../../server/src/specimen/random.ts";
import type { BurstPieces, TracedFrame } from "./burst-pieces.ts";
import { cornersOf, photograph } from "./camera.ts";
import { display, print, type Surface } from "./surface.ts";

/** Pictures as they would be sent. */
export type SentFrames = readonly Uint8Array[];

/** The films to make bursts of: a victim's, and another person's. */
export interface BurstCast {
  readonly victim: BurstPieces;
  readonly other: BurstPieces;
}

const turns: readonly LivenessMove[] = ["look-left", "look-right", "look-up"];
const gentleMoves: readonly LivenessMove[] = ["blink", "come-closer"];

/**
 * Two turns that both films show, and another move in any order. The victim's film shows every move; the other's, where
 * there is one, may lack the third.
 */
export function drawAnswerable(
  { victim, other }: { readonly victim: BurstPieces; readonly other?: BurstPieces | undefined },
  random: Random,
): readonly LivenessMove[] {
  const own = (list: readonly LivenessMove[]) => list.filter((move) => victim.moves[move].length > 0);
  const shared = (list: readonly LivenessMove[]) =>
    own(list).filter((move) => !other || other.moves[move].length > 0);
  const first = pick(random, shared(turns));
  const second = pick(random, shared(turns.filter((move) => move !== first)));
  const lastTurn = other ? own(turns.filter((move) => move !== first && move !== second)) : [];
  const thirds = [...shared(gentleMoves), ...lastTurn];
  const drawn = [first, second, pick(random, thirds.length > 0 ? thirds : own(gentleMoves))];
  return drawn
    .map((move) => ({ move, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ move }) => move);
}

/** The person does what was asked; straight looks and moves are cut from his film. */
function answer(pieces: BurstPieces, moves: readonly LivenessMove[], random: Random): readonly TracedFrame[] {
  const straight = () => pick(random, pieces.straight);
  return [...straight(), ...moves.flatMap((move) => [...pick(random, pieces.moves[move]), ...straight()])];
}

type Make = (cast: BurstCast, moves: readonly LivenessMove[], random: Random) => Promise<SentFrames>;

/** Answers to a challenge; `live` is the person himself. */
export const burstAttacks = {
  live: ({ victim }, moves, random) => send(answer(victim, moves, random), random),
  "one-picture": ({ victim }, _moves, random) => {
    const [still] = pick(random, victim.straight);
    return send(still ? Array.from({ length: 22 }, () => still) : [], random);
  },
  "film-of-other-moves": ({ victim }, moves, random) => {
    const others = drawAnswerable({ victim }, random);
    const isSame = others.join() === moves.join();
    return send(answer(victim, isSame ? others.toReversed() : others, random), random);
  },
  "frames-in-another-order": ({ victim }, moves, random) => {
    const frames = answer(victim, moves, random).map((frame) => ({ frame, at: random() }));
    return send(
      frames.toSorted((a, b) => a.at - b.at).map(({ frame }) => frame),
      random,
    );
  },
  "frames-again": async ({ victim }, moves, random) => {
    const sent = await send(answer(victim, moves, random), random);
    const from = integer(random, 2, 8);
    return [...sent.slice(0, from + 4), ...sent.slice(from, from + 4), ...sent.slice(from + 4)];
  },
  "other-person-from-half-way": async ({ victim, other }, moves, random) => {
    const [first, ...rest] = moves;
    const own = answer(victim, first ? [first] : [], random);
    const straight = () => pick(random, other.straight);
    const foreign = rest.flatMap((move) => [...(pickMove(other, move, random) ?? []), ...straight()]);
    return send([...own, ...foreign], random);
  },
  "other-person-turns": async ({ victim, other }, moves, random) => {
    const straight = () => pick(random, victim.straight);
    const done = moves.flatMap((move) => [...(pickMove(other, move, random) ?? []), ...straight()]);
    return send([...straight(), ...done], random);
  },
  "turned-print": (cast, moves, random) =>
    filmTurned(cast, moves, random, (picture) => print(picture, random, { border: 0 })),
  "turned-display": (cast, moves, random) =>
    filmTurned(cast, moves, random, (picture) => display(picture, random, { border: 0 })),
} as const satisfies Readonly<Record<string, Make>>;

/** A kind of answer. */
export type BurstAttack = keyof typeof burstAttacks;

function pickMove({ moves }: BurstPieces, move: LivenessMove, random: Random) {
  return moves[move].length > 0 ? pick(random, moves[move]) : undefined;
}

/** Encodes each picture anew, as a page does. */
async function send(frames: readonly TracedFrame[], random: Random): Promise<SentFrames> {
  const sent: Uint8Array[] = [];
  for (const { picture } of frames) sent.push(await encode(picture, random));
  return sent;
}

async function encode({ width, height, data }: Raster, random: Random): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: integer(random, 80, 92) })
    .toBuffer();
}

const frame = { width: 360, height: 270 };
const stepsPerMove = [0.5, 1, 1, 0.5, 0, 0];

/** A picture of the person that is turned, raised and brought closer by hand as the challenge asks. */
async function filmTurned(
  { victim }: BurstCast,
  moves: readonly LivenessMove[],
  random: Random,
  make: (picture: Raster) => Surface,
): Promise<SentFrames> {
  const [still] = pick(random, victim.straight);
  if (!still) return [];
  const surface = make(still.picture);
  const scale = (frame.height / surface.height) * 1.05;
  const most = between(random, 25, 45);
  const steps = moves.flatMap((move) => stepsPerMove.map((share) => ({ move, share })));
  const sent: Uint8Array[] = [];
  for (const { move, share } of [...Array.from({ length: 4 }, () => ({ move: null, share: 0 })), ...steps]) {
    const side = move === "look-right" ? -1 : 1;
    const isTurn = move === "look-left" || move === "look-right";
    const hold = {
      middle: {
        x: frame.width / 2 + between(random, -3, 3),
        y: frame.height / 2 + between(random, -3, 3),
      },
      scale: scale * (move === "come-closer" ? 1 + 0.4 * share : 1),
      turn: isTurn ? side * most * share : 0,
      raise: move === "look-up" ? most * share : 0,
      tilt: between(random, -1, 1),
    };
    sent.push(
      await photograph({ ...frame, placed: [{ surface, corners: cornersOf(surface, frame, hold) }] }, random),
    );
  }
  return sent;
}
