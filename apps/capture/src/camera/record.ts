/** A recording under way. */
export interface Recording {
  readonly file: Promise<Blob>;
  readonly abandon: () => void;
}

interface RecordOptions {
  readonly seconds: number;
  /** In the order of preference. */
  readonly mimeTypes: readonly string[];
}

const bitsPerSecond = 1_000_000;

/** Records what the camera sees; waits while the page is hidden. */
export function record(stream: MediaStream, { seconds, mimeTypes }: RecordOptions): Recording {
  const mimeType = mimeTypes.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, {
    videoBitsPerSecond: bitsPerSecond,
    ...(mimeType === undefined ? {} : { mimeType }),
  });
  const parts: Blob[] = [];
  let isAbandoned = false;
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const onVisibility = () => {
    if (document.hidden && recorder.state === "recording") recorder.pause();
    else if (!document.hidden && recorder.state === "paused") recorder.resume();
  };
  document.addEventListener("visibilitychange", onVisibility);
  const stop = () => {
    document.removeEventListener("visibilitychange", onVisibility);
    if (recorder.state !== "inactive") recorder.stop();
  };
  const file = new Promise<Blob>((resolve, reject) => {
    recorder.addEventListener("error", () => reject(new Error("the recording failed")));
    recorder.addEventListener("stop", () => {
      if (!isAbandoned) resolve(new Blob(parts, { type: bareType(recorder.mimeType) }));
    });
  });
  recorder.start(500);
  const timer = setTimeout(stop, seconds * 1000);
  return {
    file,
    abandon: () => {
      clearTimeout(timer);
      isAbandoned = true;
      stop();
    },
  };
}

/** The server knows files by their container. */
function bareType(mimeType: string): string {
  return mimeType.split(";")[0] ?? mimeType;
}
