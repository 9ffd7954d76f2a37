import type { FaceFinding, FacePoints } from "#core/face/face.ts";
import type { Box, Point } from "#core/media/image.ts";
import type { Candidate } from "./find-candidates.ts";
import { meshBox, meshEyeOpenness, meshFacePoints, meshPose } from "./mesh.ts";
import type { Detection } from "./postprocess.ts";

/** From this presence on the mesh holds. */
export const trustedPresence = 0.5;

/** A face as the core knows it, its box from the hairline to the chin; points from the mesh where it holds. */
export function toFinding(candidate: Candidate): FaceFinding {
  const { mesh, score } = candidate;
  if (mesh.presence < trustedPresence) {
    return {
      box: grown(candidate.box, { up: 0.22, down: 0.02, aside: -0.03 }),
      points: sixPoints(candidate),
      score,
    };
  }
  // Eyes of a face whose head is tilted are found by the mesh too, the box is upright all the same.
  return {
    box: grown(meshBox(mesh), { up: 0.13, down: 0.03, aside: 0.01 }),
    points: meshFacePoints(mesh),
    score,
    pose: meshPose(mesh),
    eyeOpenness: meshEyeOpenness(mesh),
  };
}

function grown(box: Box, by: { up: number; down: number; aside: number }): Box {
  return {
    left: box.left - by.aside * box.width,
    top: box.top - by.up * box.height,
    width: box.width * (1 + 2 * by.aside),
    height: box.height * (1 + by.up + by.down),
  };
}

/** How wide a mouth is for the distance of the eyes, in dlib's mean face. */
const mouthForEyes = 0.898;

/** The detector knows only the middle of the mouth; its corners are taken to lie along the line of the eyes. */
function sixPoints({ points }: Detection): FacePoints {
  const [leftEye = origin, rightEye = origin, nose = origin, mouth = origin] = points;
  const half = {
    x: ((rightEye.x - leftEye.x) / 2) * mouthForEyes,
    y: ((rightEye.y - leftEye.y) / 2) * mouthForEyes,
  };
  return {
    leftEye,
    rightEye,
    nose,
    leftMouth: { x: mouth.x - half.x, y: mouth.y - half.y },
    rightMouth: { x: mouth.x + half.x, y: mouth.y + half.y },
  };
}

const origin: Point = { x: 0, y: 0 };
