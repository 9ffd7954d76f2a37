import { CoreError } from "#core/errors.ts";
import type { VideoFacts, VideoInspector } from "#core/media/video.ts";
import { readMp4 } from "./mp4.ts";
import { readWebm } from "./webm.ts";

/** Tells a video's format, duration and size from its container; the pictures themselves are not decoded. */
export const videoInspector: VideoInspector = {
  inspect: (bytes) => {
    try {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const facts = isEbml(view) ? readWebm(view) : readMp4(view);
      checkFacts(facts);
      return facts;
    } catch (cause) {
      throw new CoreError("video-unreadable", "The file is no whole MP4 or WebM video.", { cause });
    }
  },
};

function isEbml(view: DataView): boolean {
  return view.getUint32(0) === 0x1a45dfa3;
}

function checkFacts({ durationSeconds, width, height }: VideoFacts): void {
  if (!(durationSeconds > 0 && Number.isFinite(durationSeconds))) throw new RangeError("It has no duration.");
  if (!(width > 0 && height > 0)) throw new RangeError("It has no size.");
}
