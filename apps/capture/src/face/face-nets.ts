import type { Pixels } from "../hints/measure-frame.ts";

/** A face as the nets see it; everything as a share of the frame, angles in degrees. */
export interface NetFace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Width and height of the finder's roomy square. */
  readonly square: readonly [number, number];
  /** Of looks with the mesh alone. */
  readonly angles?: { readonly yaw: number; readonly pitch: number };
}

/** The face finder's nets: where faces are, and with the mesh how large they are and where they look. */
export interface FaceNets {
  look(pixels: Pixels, withMesh: boolean): Promise<readonly NetFace[]>;
}

const degrees = 180 / Math.PI;
const leastScore = 0.5;

/** Loads the nets from our own origin; on the page's thread or in a worker. */
export async function loadFaceNets(): Promise<FaceNets> {
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
  return {
    look: async (pixels, withMesh) => {
      const { width, height } = pixels;
      const input = human.tf.tensor(toRgb(pixels), [1, height, width, 3]);
      const { face } = await human.detect(input, { face: { mesh: { enabled: withMesh } } });
      input.dispose();
      return face
        .filter(({ score, meshRaw }) => score >= leastScore && meshRaw.length > 0)
        .map((found) => (withMesh ? seenWithMesh(found, pixels) : seenByFinder(found, pixels)));
    },
  };
}

/** The nets want three numbers a pixel. */
function toRgb({ data, width, height }: Pixels): Float32Array {
  const rgb = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[from + 1] ?? 0;
    rgb[to + 2] = data[from + 2] ?? 0;
  }
  return rgb;
}

interface HumanFace {
  /** Points of the face, as shares of the frame. */
  readonly meshRaw: readonly (readonly [number, number, number?])[];
  readonly boxRaw: readonly [number, number, number, number];
  /** The finder's square, in pixels. */
  readonly size?: readonly [number, number];
  readonly rotation?: { readonly angle: { readonly yaw: number; readonly pitch: number } } | null;
}

/** The points themselves tell how large the face is. */
function seenWithMesh({ meshRaw, rotation, size }: HumanFace, { width, height }: Pixels): NetFace {
  const xs = meshRaw.map(([x]) => x);
  const ys = meshRaw.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const { yaw = 0, pitch = 0 } = rotation?.angle ?? {};
  return {
    x,
    y,
    width: Math.max(...xs) - x,
    height: Math.max(...ys) - y,
    square: [(size?.[0] ?? 0) / width, (size?.[1] ?? 0) / height],
    angles: { yaw: yaw * degrees, pitch: pitch * degrees },
  };
}

function seenByFinder({ boxRaw: [x, y, width, height], size }: HumanFace, pixels: Pixels): NetFace {
  const square = [(size?.[0] ?? 0) / pixels.width, (size?.[1] ?? 0) / pixels.height] as const;
  return { x, y, width, height, square };
}
