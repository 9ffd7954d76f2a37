import { type Element, elementsIn, unsignedOf } from "./ebml.ts";

// Ids of RFC 9559, section 5.1.3.
const clusterTimestamp = 0xe7;
const simpleBlock = 0xa3;
const blockGroup = 0xa0;
const block = 0xa1;
const blockDuration = 0x9b;

/** Follows the time of a track's blocks through a file's clusters. */
export interface ClusterClock {
  /** Shows it an element that lies in a cluster; others are ignored. */
  see(element: Element, track: number): void;
  /** When the latest block starts, or ends where it says so, in ticks of the segment. */
  lastTick(): number;
  /** How many blocks of the track there were. */
  blocks(): number;
}

/** Starts at zero. */
export function clusterClock(view: DataView): ClusterClock {
  let cluster = 0;
  let last = 0;
  let count = 0;
  const seeBlock = (element: Element, track: number, duration: number): void => {
    const { number, length } = trackNumberAt(view, element.start);
    if (number !== track) return;
    count += 1;
    last = Math.max(last, cluster + view.getInt16(element.start + length) + duration);
  };
  return {
    see: (element, track) => {
      if (element.id === clusterTimestamp) cluster = unsignedOf(view, element);
      if (element.id === simpleBlock) seeBlock(element, track, 0);
      if (element.id !== blockGroup) return;
      const children = [...elementsIn(view, element.start, element.end)];
      const duration = children.find((child) => child.id === blockDuration);
      const ticks = duration === undefined ? 0 : unsignedOf(view, duration);
      for (const child of children) if (child.id === block) seeBlock(child, track, ticks);
    },
    lastTick: () => last,
    blocks: () => count,
  };
}

/** A block starts with its track's number, a number of one or two bytes in practice. */
function trackNumberAt(view: DataView, at: number): { number: number; length: number } {
  const first = view.getUint8(at);
  if (first & 0x80) return { number: first & 0x7f, length: 1 };
  if (first & 0x40) return { number: view.getUint16(at) & 0x3fff, length: 2 };
  throw new RangeError("A block's track number is too long.");
}
