import { readFile } from "node:fs/promises";
import wrapper from "@libav.js/variant-webm";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";

/** One picture of a film. */
export interface VideoFrame {
  readonly atMs: number;
  readonly picture: Raster;
}

type Library = Awaited<ReturnType<typeof wrapper.LibAV>>;
type Frame = Awaited<ReturnType<Library["ff_decode_multi"]>>[number];

const chunk = 1 << 18;

/** Pictures of a WebM file (VP8), about `perSecond` of them, until a moment. */
export async function readVideo(
  path: string,
  {
    perSecond,
    untilMs = Number.POSITIVE_INFINITY,
  }: { readonly perSecond: number; readonly untilMs?: number },
): Promise<readonly VideoFrame[]> {
  const libav = await wrapper.LibAV({ noworker: true });
  try {
    await libav.writeFile("film", await readFile(path));
    const [container, streams] = await libav.ff_init_demuxer_file("film");
    const stream = streams.find((one) => one.codec_type === libav.AVMEDIA_TYPE_VIDEO);
    if (!stream) throw new Error(`no pictures in ${path}`);
    const base: [number, number] = [stream.time_base_num, stream.time_base_den];
    const options = { codecpar: stream.codecpar, time_base: base };
    const [, decoder, packet, frame] = await libav.ff_init_decoder(stream.codec_id, options);
    const kept: VideoFrame[] = [];
    for (let isLast = false; !isLast && (kept.at(-1)?.atMs ?? 0) < untilMs; ) {
      const [result, packets] = await libav.ff_read_frame_multi(container, packet, { limit: chunk });
      isLast = result === libav.AVERROR_EOF;
      const decoded = await libav.ff_decode_multi(
        decoder,
        packet,
        frame,
        packets[stream.index] ?? [],
        isLast,
      );
      for (const one of decoded) {
        const atMs = (one.pts * base[0] * 1000) / base[1];
        if (atMs < kept.length * (1000 / perSecond) || atMs > untilMs) continue;
        kept.push({ atMs, picture: toRaster(one) });
      }
    }
    return kept;
  } finally {
    libav.terminate();
  }
}

/** Planes of luma and of chroma at half the size (ITU-R BT.601) as a picture. */
function toRaster({ width, height, data, layout }: Frame): Raster {
  const [luma, blue, red] = layout;
  if (!luma || !blue || !red) throw new Error("a film's picture is not in three planes");
  const pixels = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) {
    const [x, y] = [i % width, Math.trunc(i / width)];
    const chroma = (y >> 1) * blue.stride + (x >> 1);
    const light = 1.164 * ((data[luma.offset + y * luma.stride + x] ?? 0) - 16);
    const u = (data[blue.offset + chroma] ?? 128) - 128;
    const v = (data[red.offset + chroma] ?? 128) - 128;
    pixels[i * 3] = clamped(light + 1.596 * v);
    pixels[i * 3 + 1] = clamped(light - 0.392 * u - 0.813 * v);
    pixels[i * 3 + 2] = clamped(light + 2.017 * u);
  }
  return { width, height, data: pixels };
}

function clamped(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
