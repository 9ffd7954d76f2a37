import { type Raster, toLuma } from "#engines/runtime/raster.ts";

/** A picture in one channel, 8 bits, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture's grey forms, each made when first asked for. */
export interface Greys {
  /** Luma, as the eye sees it. */
  readonly luma: () => Grey;
  /** The brightest of red, green and blue: coloured ink fades, black ink stays. */
  readonly brightest: () => Grey;
}

/** The grey forms of a picture. */
export function greysOf(raster: Raster): Greys {
  const { width, height } = raster;
  return {
    luma: once(() => ({ width, height, data: toLuma(raster) })),
    brightest: once(() => ({ width, height, data: toBrightest(raster) })),
  };
}

function once(make: () => Grey): () => Grey {
  let grey: Grey | undefined;
  return () => {
    grey ??= make();
    return grey;
  };
}

function toBrightest({ width, height, data }: Raster): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < grey.length; i += 1, p += 3) {
    grey[i] = Math.max(data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0);
  }
  return grey;
}

/** The grey forms of the picture's mirror image. */
export function mirrorGreys({ luma, brightest }: Greys): Greys {
  return { luma: once(() => mirrored(luma())), brightest: once(() => mirrored(brightest())) };
}

function mirrored({ width, height, data }: Grey): Grey {
  const turned = data.slice();
  for (let y = 0; y < height; y += 1) turned.subarray(y * width, (y + 1) * width).reverse();
  return { width, height, data: turned };
}
