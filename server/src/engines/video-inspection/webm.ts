import type { VideoFacts } from "#core/media/video.ts";
import { type Element, elementAt, elementsIn, floatOf, textOf, unsignedOf } from "./ebml.ts";
import { clusterClock } from "./webm-clusters.ts";

// Ids of RFC 9559 (Matroska); WebM is a profile of it.
const ids = {
  header: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackType: 0x83,
  trackNumber: 0xd7,
  defaultDuration: 0x23e383,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
} as const;
const videoTrackType = 1;
/** Longest header of an element: an id of four bytes and a size of eight. */
const longestHeader = 12;

interface Track {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly frameNanoseconds: number;
}

/** Reads duration and size of a WebM, also as a browser records it, without sizes and duration. Throws when it is broken. */
export function readWebm(view: DataView): VideoFacts {
  const segment = openSegment(view);
  const clock = clusterClock(view);
  let info = { scale: 1_000_000, duration: 0 };
  let track: Track | undefined;
  let at = segment.start;
  while (at < segment.end) {
    const element = elementAtOrCut(view, at, segment);
    if (element === undefined) break;
    if (element.id === ids.info) info = readInfo(view, element);
    if (element.id === ids.tracks) track ??= videoTrack(view, element);
    if (track !== undefined) clock.see(element, track.number);
    // Clusters are entered, not skipped: those of unknown size end only where the next one starts.
    at = element.id === ids.cluster ? element.start : element.end;
  }
  if (track === undefined || clock.blocks() === 0) throw new RangeError("The file has no picture.");
  const streamed = clock.lastTick() * info.scale + track.frameNanoseconds;
  const nanoseconds = info.duration > 0 ? info.duration * info.scale : streamed;
  return {
    mimeType: "video/webm",
    durationSeconds: nanoseconds / 1e9,
    width: track.width,
    height: track.height,
  };
}

function openSegment(view: DataView): Element {
  const header = elementAt(view, 0, view.byteLength);
  if (header.id !== ids.header) throw new RangeError("The file is no EBML document.");
  const docType = childrenOf(view, header).get(ids.docType);
  if (docType === undefined || textOf(view, docType) !== "webm") throw new RangeError("The file is no WebM.");
  const segment = elementAt(view, header.end, view.byteLength);
  if (segment.id !== ids.segment) throw new RangeError("The file has no segment.");
  if (segment.end > view.byteLength) throw new RangeError("The file is cut.");
  return segment;
}

/** A live recording may be cut in its last element; undefined then. */
function elementAtOrCut(view: DataView, at: number, segment: Element): Element | undefined {
  const isCutHeader = segment.hasUnknownSize && segment.end - at < longestHeader;
  try {
    const element = elementAt(view, at, segment.end);
    if (element.end <= segment.end) return element;
  } catch (error) {
    if (!isCutHeader) throw error;
  }
  if (segment.hasUnknownSize) return undefined;
  throw new RangeError("An element does not fit.");
}

function childrenOf(view: DataView, parent: Element): ReadonlyMap<number, Element> {
  const children = new Map<number, Element>();
  for (const child of elementsIn(view, parent.start, parent.end)) children.set(child.id, child);
  return children;
}

function readInfo(view: DataView, element: Element): { scale: number; duration: number } {
  const children = childrenOf(view, element);
  const scale = children.get(ids.timestampScale);
  const duration = children.get(ids.duration);
  return {
    scale: scale === undefined ? 1_000_000 : unsignedOf(view, scale),
    duration: duration === undefined ? 0 : floatOf(view, duration),
  };
}

function videoTrack(view: DataView, tracks: Element): Track | undefined {
  for (const entry of elementsIn(view, tracks.start, tracks.end)) {
    if (entry.id !== ids.trackEntry) continue;
    const children = childrenOf(view, entry);
    const valueOf = (id: number, within = children): number => {
      const element = within.get(id);
      return element === undefined ? 0 : unsignedOf(view, element);
    };
    const video = children.get(ids.video);
    if (valueOf(ids.trackType) !== videoTrackType || video === undefined) continue;
    const picture = childrenOf(view, video);
    return {
      number: valueOf(ids.trackNumber),
      width: valueOf(ids.pixelWidth, picture),
      height: valueOf(ids.pixelHeight, picture),
      frameNanoseconds: valueOf(ids.defaultDuration),
    };
  }
  return undefined;
}
