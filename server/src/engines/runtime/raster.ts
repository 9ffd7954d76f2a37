/** A decoded picture: RGB interleaved, 8 bits, upright, sRGB, without padding between rows. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The same bytes without being a Buffer: loops that meet only one kind of array run much faster. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Luma of each pixel (0 to 255), with the weights of ITU-R BT.601. */
export function toLuma(raster: Raster): Uint8Array {
  const { data } = raster;
  const count = raster.width * raster.height;
  const luma = new Uint8Array(count);
  for (let i = 0, p = 0; i < count; i += 1, p += 3) {
    luma[i] = ((data[p] ?? 0) * 77 + (data[p + 1] ?? 0) * 150 + (data[p + 2] ?? 0) * 29 + 128) >> 8;
  }
  return luma;
}
