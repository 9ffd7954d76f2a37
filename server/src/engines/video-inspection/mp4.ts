import type { VideoFacts } from "#core/media/video.ts";
import { type Box, boxesIn, requiredBox, textAt } from "./mp4-boxes.ts";
import { fragmentsDuration } from "./mp4-fragments.ts";

/** Reads duration and size of a whole MP4, fragmented or not. Throws when it is broken or has no picture. */
export function readMp4(view: DataView): VideoFacts {
  const boxes = [...boxesIn(view, 0, view.byteLength)];
  const movie = boxes.find((box) => box.type === "moov");
  if (movie === undefined || !boxes.some((box) => box.type === "mdat" && box.end > box.start)) {
    throw new RangeError("The file has no movie or no media.");
  }
  checkBrand(view, boxes[0]);
  const track = videoTrack(view, movie);
  const movieDuration = readDuration(view, requiredBox(view, movie, "mvhd"));
  const durationSeconds =
    movieDuration.ticks > 0
      ? movieDuration.ticks / movieDuration.ticksPerSecond
      : fragmentsDuration(view, { movie, boxes, track: track.id }) / track.ticksPerSecond;
  return { mimeType: "video/mp4", durationSeconds, width: track.width, height: track.height };
}

/** QuickTime's own brand is another format, which browsers do not promise to play. */
function checkBrand(view: DataView, first: Box | undefined): void {
  if (first?.type !== "ftyp") throw new RangeError("The file does not start with its type.");
  const brands = [textAt(view, first.start, 4)];
  for (let at = first.start + 8; at + 4 <= first.end; at += 4) brands.push(textAt(view, at, 4));
  if (brands.every((brand) => brand === "qt  ")) throw new RangeError("The file is a QuickTime movie.");
}

interface Track {
  readonly id: number;
  readonly ticksPerSecond: number;
  readonly width: number;
  readonly height: number;
}

function videoTrack(view: DataView, movie: Box): Track {
  for (const box of boxesIn(view, movie.start, movie.end)) {
    if (box.type !== "trak") continue;
    const media = requiredBox(view, box, "mdia");
    if (textAt(view, requiredBox(view, media, "hdlr").start + 8, 4) !== "vide") continue;
    const { ticksPerSecond } = readDuration(view, requiredBox(view, media, "mdhd"));
    return { ...readTrackHeader(view, requiredBox(view, box, "tkhd")), ticksPerSecond };
  }
  throw new RangeError("The file has no video track.");
}

/** Section 8.3.2: id, matrix and size; a quarter turn in the matrix swaps width and height. */
function readTrackHeader(view: DataView, box: Box): Pick<Track, "id" | "width" | "height"> {
  const isLong = view.getUint8(box.start) === 1;
  const id = view.getUint32(box.start + (isLong ? 20 : 12));
  const matrix = box.start + (isLong ? 52 : 40);
  const width = view.getUint32(matrix + 36) / 65_536;
  const height = view.getUint32(matrix + 40) / 65_536;
  const isTurned = view.getInt32(matrix) === 0 && view.getInt32(matrix + 4) !== 0;
  return { id, width: isTurned ? height : width, height: isTurned ? width : height };
}

/** Of `mvhd` (section 8.2.2) or `mdhd` (8.4.2); all ones mean that the duration is unknown. */
function readDuration(view: DataView, box: Box): { ticks: number; ticksPerSecond: number } {
  const isLong = view.getUint8(box.start) === 1;
  const ticksPerSecond = view.getUint32(box.start + (isLong ? 20 : 12));
  const ticks = isLong ? Number(view.getBigUint64(box.start + 24)) : view.getUint32(box.start + 16);
  const isUnknown = isLong ? ticks >= 2 ** 64 - 2048 : ticks === 0xffffffff;
  return { ticks: isUnknown ? 0 : ticks, ticksPerSecond };
}
