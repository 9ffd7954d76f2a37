/** A point in pixels of the upright image; x to the right, y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Corners in order: top left, top right, bottom right, bottom left, as the content reads. */
export type Quad = readonly [Point, Point, Point, Point];

/** Which net said it: its name and the start of its sha256, as in `docs/models.md`. */
export interface ModelRef {
  readonly name: string;
  readonly version: string;
}

/** A measurement with what made it. */
export interface Measured<T> {
  readonly value: T;
  readonly models: readonly ModelRef[];
}

/** An image decoded once and held by the engines, upright (EXIF orientation applied), sRGB. Close it. */
export interface ImageRef {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Decodes images for the engines. */
export interface ImageOpener {
  /** Throws CoreError "overloaded" when too many wait, "image-unreadable" when it cannot be decoded. */
  open(bytes: Uint8Array): Promise<ImageRef>;
  close(image: ImageRef): Promise<void>;
}

/** What an uploaded file is, told from its bytes alone. */
export interface ImageFacts {
  readonly mimeType: "image/jpeg" | "image/png";
  /** Upright, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Tells whether bytes are a whole, sane picture, before anything is kept. */
export interface ImageInspector {
  /** Throws CoreError image-unreadable, image-format-unsupported, image-too-small or image-too-large. */
  inspect(bytes: Uint8Array): Promise<ImageFacts>;
}
