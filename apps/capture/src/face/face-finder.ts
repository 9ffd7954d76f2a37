import type { SeenFace } from "../hints/advise-face.ts";

/** Finds faces in what the camera shows. */
export interface FaceFinder {
  find(video: HTMLVideoElement): Promise<readonly SeenFace[]>;
}

const degrees = 180 / Math.PI;
const leastScore = 0.5;

/** Loads the nets from our own origin, at the selfie and not before. */
export async function loadFaceFinder(): Promise<FaceFinder> {
  const { Human } = await import("@vladmandic/human");
  const base = new URL("recognition/", new URL(import.meta.env.BASE_URL, location.origin)).href;
  const human = new Human({
    backend: "wasm",
    wasmPath: base,
    modelBasePath: base,
    cacheSensitivity: 0,
    cacheModels: false,
    debug: false,
    filter: { enabled: false },
    face: {
      enabled: true,
      detector: { rotation: false, maxDetected: 2, skipFrames: 0, skipTime: 0 },
      mesh: { enabled: true },
      iris: { enabled: false },
      description: { enabled: false },
      emotion: { enabled: false },
    },
    body: { enabled: false },
    hand: { enabled: false },
    gesture: { enabled: false },
    object: { enabled: false },
    segmentation: { enabled: false },
  });
  // Threads need isolation from other origins, which a page in a frame cannot have.
  human.tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  await human.load();
  const shrink = createShrinker();
  return {
    find: async (video) => {
      const { face } = await human.detect(shrink(video));
      return face.filter(({ score, meshRaw }) => score >= leastScore && meshRaw.length > 0).map(seen);
    },
  };
}

/** The nets look at 256 pixels and fewer; a whole frame would cost a cheap phone most of its time. */
const longSide = 448;

function createShrinker(): (video: HTMLVideoElement) => HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    const scale = longSide / Math.max(video.videoWidth, video.videoHeight, 1);
    canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
    canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
    context?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
}

interface HumanFace {
  /** Points of the face, as shares of the frame. */
  readonly meshRaw: readonly (readonly [number, number, number?])[];
  readonly rotation?: { readonly angle: { readonly yaw: number; readonly pitch: number } } | null;
}

/** The box that comes with the points is a roomy square; the points themselves tell how large the face is. */
function seen({ meshRaw, rotation }: HumanFace): SeenFace {
  const xs = meshRaw.map(([x]) => x);
  const ys = meshRaw.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const { yaw = 0, pitch = 0 } = rotation?.angle ?? {};
  return {
    x,
    y,
    width: Math.max(...xs) - x,
    height: Math.max(...ys) - y,
    yaw: yaw * degrees,
    pitch: pitch * degrees,
  };
}
