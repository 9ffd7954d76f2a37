import type { DecodedZone } from "./decode.ts";
import type { LineFrames } from "./frames.ts";
import type { Greys } from "./grey.ts";
import type { TextBlock } from "./group-lines.ts";
import { isConsistent } from "./is-consistent.ts";
import { type LineBox, pointAt } from "./line-box.ts";
import { consistentReading, meanReading, readLines, type ZoneReading } from "./read-zone.ts";
import type { LineRecogniser } from "./recogniser.ts";

type Channel = keyof Greys;

/** How a line is cut out: in which channel, height in pitches of its characters, widening, margins in pitches. */
interface CropVariant {
  readonly channel: Channel;
  readonly height: number;
  readonly stretch: number;
  readonly left: number;
  readonly right: number;
}

// The margins show whether characters go on beside the block: then it is not whole.
const variants: readonly CropVariant[] = [
  { channel: "luma", height: 1.75, stretch: 1, left: 2.5, right: 3 },
  { channel: "brightest", height: 1.9, stretch: 1.05, left: 1.5, right: 2.5 },
  { channel: "luma", height: 1.55, stretch: 0.95, left: 1.2, right: 2 },
  { channel: "brightest", height: 1.7, stretch: 1.1, left: 1.2, right: 2 },
  { channel: "luma", height: 2.1, stretch: 1.15, left: 1.5, right: 4 },
  { channel: "brightest", height: 2.3, stretch: 1.2, left: 1.5, right: 2 },
];
/** From this probability of the weakest character on, a reading whose check digits are all valid needs no second look. */
const sureProbability = 0.9;
/** So many looks that agree are enough, where even the weakest character is as probable as this. */
const agreedLooks = 3;
const agreedProbability = 0.75;
/** Lines that fit no format in so many crops, or hardly any, are no zone. */
const maxMisses = 2;
const minConfidence = 0.6;

/** A reading of lines with the crops that it was read from. */
export interface Look extends ZoneReading {
  readonly channel: Channel;
  /** Of the zone's lines. */
  readonly crops: readonly LineBox[];
  /** How many steps each crop had. */
  readonly counts: readonly number[];
}

/** What was read of one block of lines. */
export interface BlockReading {
  readonly zone: DecodedZone;
  /** The look that fits best: it tells where the characters stand. */
  readonly look: Look;
  /** Whether further looks would change nothing. */
  readonly isSettled: boolean;
}

/**
 * Reads a block of lines. One crop is enough when its check digits are valid and it is sure; otherwise others are
 * read too, since a blot or a tight crop must not pass for a falsified digit, and no digit covers names.
 */
export async function readBlock(
  recogniser: LineRecogniser,
  greys: Greys,
  block: TextBlock,
): Promise<BlockReading | null> {
  const looks: Look[] = [];
  let misses = 0;
  for (const variant of variants) {
    const look = await lookAt(recogniser, greys, block, variant);
    if (look) looks.push(look);
    else misses += 1;
    if (misses + looks.length === maxMisses && !isHopeful(looks)) return null;
    const settled = look && settle(looks);
    if (settled?.isSettled === true) return settled;
  }
  return settle(looks);
}

function isHopeful(looks: readonly Look[]): boolean {
  return looks.some(({ zone }) => zone.confidence >= minConfidence);
}

async function lookAt(
  recogniser: LineRecogniser,
  greys: Greys,
  { lines, pitch }: TextBlock,
  variant: CropVariant,
): Promise<Look | null> {
  const crops = lines.map((line) => cropBox(line, pitch, variant));
  const frames: LineFrames[] = [];
  for (const crop of crops) {
    frames.push(await recogniser.read(greys[variant.channel](), crop, variant.stretch));
  }
  const reading = readLines(frames);
  if (!reading) return null;
  const { firstLine, alignments } = reading;
  const last = firstLine + alignments.length;
  return {
    ...reading,
    channel: variant.channel,
    crops: crops.slice(firstLine, last),
    counts: frames.slice(firstLine, last).map(({ count }) => count),
  };
}

/** What the looks so far amount to. */
function settle(looks: readonly Look[]): BlockReading | null {
  const [best] = looks.toSorted((a, b) => b.score - a.score);
  if (!best) return null;
  const same = looks.filter(
    (look) => look.zone.format === best.zone.format && look.firstLine === best.firstLine,
  );
  const zones = [...means(same), ...same.map((look) => look.zone)];
  const consistent = consistentReading(zones.slice(0, -same.length)) ?? consistentReading(zones);
  const zone = consistent ?? zones[0] ?? best.zone;
  const isSure = consistent !== null && weakest(consistent) >= sureProbability;
  return { zone, look: best, isSettled: isSure || isAgreed(same, zone) };
}

/** The mean of all looks, and that of each channel. */
function means(looks: readonly Look[]): DecodedZone[] {
  const channels = (["luma", "brightest"] as const).map((channel) =>
    looks.filter((look) => look.channel === channel),
  );
  const groups = [looks, ...channels].filter((group) => group.length > 1);
  return groups.map((group) => meanReading(group)).filter((zone) => zone !== null);
}

function isAgreed(looks: readonly Look[], zone: DecodedZone): boolean {
  const text = zone.lines.join();
  const agreeing = looks.filter((look) => look.zone.lines.join() === text).length;
  return agreeing >= agreedLooks && weakest(zone) >= agreedProbability;
}

function weakest({ probabilities }: DecodedZone): number {
  return Math.min(...probabilities.map((line) => Math.min(...line)));
}

/** Whether every check digit is valid. */
export function isValid({ zone }: BlockReading): boolean {
  return isConsistent(zone.format, zone.lines);
}

/** A line's box with a variant's height and margins. */
function cropBox(box: LineBox, pitch: number, { height, left, right }: CropVariant): LineBox {
  return {
    center: pointAt(box, ((right - left) * pitch) / 2, 0),
    width: box.width + (left + right) * pitch,
    height: height * pitch,
    angle: box.angle,
  };
}
