import type { Box, Point } from "#core/media/image.ts";
import type { NetTensor } from "#engines/runtime/net.ts";
import { blazeAnchors, detectorSide } from "./anchors.ts";
import { type Tile, turnBack } from "./tiles.ts";

/** What the detector says of one face: the eyes, nose, mouth and ears in the order of the net. */
export interface Detection {
  readonly box: Box;
  readonly points: readonly Point[];
  readonly probability: number;
}

const anchors = blazeAnchors();
const numbersPerFace = 16;

/** Reads the detector's outputs, in pixels of the picture that the tile was cut from. */
export function toDetections(outputs: readonly NetTensor[], tile: Tile, floor: number): Detection[] {
  const logits = joined(outputs, 1);
  const places = joined(outputs, numbersPerFace);
  const found: Detection[] = [];
  anchors.forEach((anchor, i) => {
    const probability = 1 / (1 + Math.exp(-(logits[i] ?? -100)));
    if (probability < floor) return;
    const numbers = places.subarray(i * numbersPerFace, (i + 1) * numbersPerFace);
    found.push({ ...readPlace(numbers, anchor, tile), probability });
  });
  return found;
}

/** The net answers for its fine and its coarse grid apart; the fine one (more rows) comes first. */
function joined(outputs: readonly NetTensor[], columns: number): Float32Array {
  const parts = outputs
    .filter((output) => output.dims.at(-1) === columns)
    .toSorted((a, b) => b.data.length - a.data.length);
  const all = new Float32Array(anchors.length * columns);
  let offset = 0;
  for (const { data } of parts) {
    all.set(data, offset);
    offset += data.length;
  }
  return all;
}

function readPlace(numbers: Float32Array, anchor: Point, tile: Tile): Pick<Detection, "box" | "points"> {
  const place = (at: number): Point => {
    const turned = { x: anchor.x + (numbers[at] ?? 0), y: anchor.y + (numbers[at + 1] ?? 0) };
    const { x, y } = turnBack(turned, tile.turns, detectorSide);
    return { x: x + tile.left, y: y + tile.top };
  };
  const centre = place(0);
  const isSideways = tile.turns % 2 === 1;
  const [width = 0, height = 0] = [numbers[2], numbers[3]].map((side) => side ?? 0);
  const size = isSideways ? { width: height, height: width } : { width, height };
  const box = { left: centre.x - size.width / 2, top: centre.y - size.height / 2, ...size };
  return { box, points: [4, 6, 8, 10, 12, 14].map(place) };
}

/** The same face in a picture of another scale. */
export function scaleDetection({ box, points, probability }: Detection, scale: number): Detection {
  return {
    box: {
      left: box.left * scale,
      top: box.top * scale,
      width: box.width * scale,
      height: box.height * scale,
    },
    points: points.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
    probability,
  };
}
