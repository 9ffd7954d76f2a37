import type { Move } from "../flow/flow.ts";
import type { SeenFace } from "../hints/advise-face.ts";

/** What to say now: to look straight, or to make a move. */
export type Cue = "straight" | Move;

/** Where the person is in a challenge. */
export interface Performance {
  readonly moves: readonly Move[];
  /** Index of the move that comes next or is made. */
  readonly index: number;
  readonly cue: Cue;
  readonly cueAt: number;
  /** Since when what is asked has been seen. */
  readonly seenAt: number | undefined;
  /** Width of the face while it looked straight. */
  readonly restWidth: number;
  readonly isOver: boolean;
}

const enough = { yaw: 18, pitch: 12, closer: 1.25 };
const straight = { yaw: 10, pitch: 12 };
/** How long something has to be seen, and how long it is waited for before going on: the server judges, not the page. */
const seenForMs = 300;
const restForMs = 600;
const patienceMs = 4000;
const timedMs: Readonly<Partial<Record<Move, number>>> = { blink: 2200, "hold-still": 2000 };

/** Begins by looking straight. */
export function beginMoves(moves: readonly Move[], atMs: number): Performance {
  return { moves, index: 0, cue: "straight", cueAt: atMs, seenAt: undefined, restWidth: 0, isOver: false };
}

/** One more look at the face: goes on when what was asked has been seen long enough, or waited for long enough. */
export function lookAt(state: Performance, face: SeenFace | undefined, atMs: number): Performance {
  if (state.isOver) return state;
  const isSeen = face !== undefined && matches(state, face);
  const seenAt = isSeen ? (state.seenAt ?? atMs) : undefined;
  const restWidth = state.cue === "straight" && isSeen && face ? face.width : state.restWidth;
  const next = { ...state, seenAt, restWidth };
  return isDone(next, atMs) ? goOn(next, atMs) : next;
}

function matches({ cue, restWidth }: Performance, { yaw, pitch, width }: SeenFace): boolean {
  const isStraight = Math.abs(yaw) < straight.yaw && Math.abs(pitch) < straight.pitch;
  const seen: Readonly<Record<Cue, boolean>> = {
    straight: isStraight,
    "look-left": yaw > enough.yaw,
    "look-right": yaw < -enough.yaw,
    "look-up": pitch > enough.pitch,
    "come-closer": restWidth > 0 && width > restWidth * enough.closer,
    blink: true,
    "hold-still": true,
  };
  return seen[cue];
}

function isDone({ cue, cueAt, seenAt }: Performance, atMs: number): boolean {
  const timed = cue === "straight" ? undefined : timedMs[cue];
  if (timed !== undefined) return atMs - cueAt >= timed;
  if (atMs - cueAt >= patienceMs) return true;
  return seenAt !== undefined && atMs - seenAt >= (cue === "straight" ? restForMs : seenForMs);
}

/** Straight, move, straight, move, straight. */
function goOn(state: Performance, atMs: number): Performance {
  const { moves, cue } = state;
  const index = cue === "straight" ? state.index : state.index + 1;
  const move = moves[index];
  const isOver = cue === "straight" && move === undefined;
  return {
    ...state,
    index,
    cue: cue === "straight" && move ? move : "straight",
    cueAt: atMs,
    seenAt: undefined,
    isOver,
  };
}

/** A frame of the burst. */
export interface Frame {
  readonly atMs: number;
  readonly cue: Cue;
}

const mostFrames = 40;

/** At most as many frames as the server takes; those between the moves go first. */
export function thinOut<F extends Frame>(frames: readonly F[]): readonly F[] {
  if (frames.length <= mostFrames) return frames;
  const isSpare = frames.map(({ cue }, i) => cue === "straight" && i % 2 === 1);
  const kept = frames.filter((_frame, i) => !isSpare[i]);
  const step = Math.max(1, kept.length / mostFrames);
  return Array.from(
    { length: Math.min(mostFrames, kept.length) },
    (_, i) => kept[Math.floor(i * step)],
  ).filter((frame) => frame !== undefined);
}
