/** A rectangle in pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a part of a view lies in the video that fills it (object-fit: cover). */
export function regionInVideo(part: Region, view: Size, video: Size): Region {
  const scale = Math.max(view.width / video.width, view.height / video.height);
  const left = (video.width * scale - view.width) / 2;
  const top = (video.height * scale - view.height) / 2;
  return {
    x: (part.x + left) / scale,
    y: (part.y + top) / scale,
    width: part.width / scale,
    height: part.height / scale,
  };
}

/** Width by height of what is photographed: cards (ISO/IEC 7810 ID-1), a passport's page (ID-3), a letter (A4). */
export const aspects = { card: 85.6 / 54, passport: 125 / 88, letter: 210 / 297 } as const;

/** The frame to fit a document into: as large as the view allows, with room for words below and above. */
export function frameIn(view: Size, aspect: number): Region {
  const width = Math.min(view.width * 0.9, view.height * 0.62 * aspect, 640);
  const height = width / aspect;
  return { x: (view.width - width) / 2, y: (view.height - height) * 0.42, width, height };
}

/** The oval to put a face into, as its bounding box. */
export function ovalIn(view: Size): Region {
  const height = Math.min(view.height * 0.6, view.width * 0.72 * 1.3, 460);
  const width = height / 1.3;
  return { x: (view.width - width) / 2, y: (view.height - height) * 0.4, width, height };
}
