import { canvasToJpeg } from "../upload/read-file.ts";
import type { Pixels } from "../hints/measure-frame.ts";
import type { Region } from "./view-region.ts";

/** The long side of what is measured, as the server measures it. */
const measuredSide = 640;

/** Cuts regions out of a video for measuring; keeps one canvas for all. */
export function createGrabber(): (video: HTMLVideoElement, region: Region) => Pixels | undefined {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video, { x, y, width, height }) => {
    if (!context || video.videoWidth === 0 || width < 8 || height < 8) return undefined;
    const scale = measuredSide / Math.max(width, height);
    canvas.width = Math.max(8, Math.round(width * scale));
    canvas.height = Math.max(8, Math.round(height * scale));
    context.drawImage(video, x, y, width, height, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };
}

/** The whole picture that the camera sees, not mirrored, as a JPEG. */
export function grabPhoto(video: HTMLVideoElement, width = video.videoWidth, quality = 0.92): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, width / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvasToJpeg(canvas, quality);
}

/** The whole video as a region. */
export function wholeOf({ videoWidth, videoHeight }: HTMLVideoElement): Region {
  return { x: 0, y: 0, width: videoWidth, height: videoHeight };
}
