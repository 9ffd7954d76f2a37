declare module "@libav.js/variant-webm" {
  interface Stream {
    readonly index: number;
    readonly codec_id: number;
    readonly codec_type: number;
    readonly codecpar: number;
    readonly time_base_num: number;
    readonly time_base_den: number;
  }
  interface Frame {
    readonly data: Uint8Array;
    readonly layout: readonly { readonly offset: number; readonly stride: number }[];
    readonly width: number;
    readonly height: number;
    readonly pts: number;
  }
  interface Library {
    readonly AVMEDIA_TYPE_VIDEO: number;
    readonly AVERROR_EOF: number;
    writeFile(name: string, bytes: Uint8Array): Promise<void>;
    ff_init_demuxer_file(name: string): Promise<[number, Stream[]]>;
    ff_init_decoder(
      codec: number,
      options: { codecpar: number; time_base: [number, number] },
    ): Promise<[number, number, number, number]>;
    ff_read_frame_multi(
      container: number,
      packet: number,
      options: { limit: number },
    ): Promise<[number, Record<number, unknown[]>]>;
    ff_decode_multi(
      decoder: number,
      packet: number,
      frame: number,
      packets: unknown[],
      isLast: boolean,
    ): Promise<Frame[]>;
    terminate(): void;
  }
  const wrapper: { LibAV(options: { noworker: boolean }): Promise<Library> };
  export default wrapper;
}
