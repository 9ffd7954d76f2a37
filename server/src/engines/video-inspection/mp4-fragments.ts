import { type Box, boxesIn, childBox, requiredBox } from "./mp4-boxes.ts";

/** A fragmented movie (ISO/IEC 14496-12, section 8.8), as recorders write while they record. */
export interface FragmentedMovie {
  readonly movie: Box;
  /** All boxes of the file's top level. */
  readonly boxes: readonly Box[];
  /** The track's id. */
  readonly track: number;
}

/** When the track's last sample ends, in ticks of its media; 0 when it has no fragments. */
export function fragmentsDuration(view: DataView, from: FragmentedMovie): number {
  const usual = usualSampleDuration(view, from);
  let end = 0;
  for (const fragment of from.boxes.filter((box) => box.type === "moof")) {
    for (const box of boxesIn(view, fragment.start, fragment.end)) {
      if (box.type !== "traf") continue;
      const header = readFragmentHeader(view, requiredBox(view, box, "tfhd"), usual);
      if (header.track !== from.track) continue;
      const start = decodeTime(view, childBox(view, box, "tfdt")) ?? end;
      end = Math.max(end, start + runsDuration(view, box, header.sampleDuration));
    }
  }
  return end;
}

/** `trex`, section 8.8.3. */
function usualSampleDuration(view: DataView, { movie, track }: FragmentedMovie): number {
  const extension = childBox(view, movie, "mvex");
  if (extension === undefined) return 0;
  for (const box of boxesIn(view, extension.start, extension.end)) {
    if (box.type === "trex" && view.getUint32(box.start + 4) === track) return view.getUint32(box.start + 12);
  }
  return 0;
}

/** `tfhd`, section 8.8.7. */
function readFragmentHeader(
  view: DataView,
  box: Box,
  usual: number,
): { track: number; sampleDuration: number } {
  const flags = view.getUint32(box.start) & 0xffffff;
  const track = view.getUint32(box.start + 4);
  const offset = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
  return { track, sampleDuration: flags & 0x8 ? view.getUint32(box.start + offset) : usual };
}

/** `tfdt`, section 8.8.12. */
function decodeTime(view: DataView, box: Box | undefined): number | undefined {
  if (box === undefined) return undefined;
  const isLong = view.getUint8(box.start) === 1;
  return isLong ? Number(view.getBigUint64(box.start + 4)) : view.getUint32(box.start + 4);
}

function runsDuration(view: DataView, fragment: Box, sampleDuration: number): number {
  let duration = 0;
  for (const box of boxesIn(view, fragment.start, fragment.end)) {
    if (box.type === "trun") duration += runDuration(view, box, sampleDuration);
  }
  return duration;
}

/** `trun`, section 8.8.8: each sample may have its own duration, size, flags and shift. */
function runDuration(view: DataView, box: Box, sampleDuration: number): number {
  const flags = view.getUint32(box.start) & 0xffffff;
  const count = view.getUint32(box.start + 4);
  if (!(flags & 0x100)) return count * sampleDuration;
  const step = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
  const first = box.start + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  if (first + count * step > box.end) throw new RangeError("A run of samples does not fit.");
  let duration = 0;
  for (let i = 0; i < count; i += 1) duration += view.getUint32(first + i * step);
  return duration;
}
