/** Which way the camera looks. */
export type Facing = "environment" | "user";

/** An open camera. */
export interface Camera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly facing: Facing;
}

const startMs = 8000;

interface OpenCamera {
  readonly facing: Facing;
  readonly onLost: () => void;
}

/** Opens the camera that looks the wanted way, or any other when there is none. Throws a name that says why it cannot. */
export async function openCamera({ facing, onLost }: OpenCamera): Promise<Camera> {
  if (!navigator.mediaDevices) throw new DOMException("no camera interface", "SecurityError");
  const stream = await inTime(ask(facing));
  const [track] = stream.getVideoTracks();
  if (!track) throw new DOMException("no video track", "NotFoundError");
  track.addEventListener("ended", onLost);
  return { stream, track, facing };
}

function ask(facing: Facing): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      facingMode: { ideal: facing },
      width: { ideal: facing === "user" ? 1280 : 1920 },
      height: { ideal: facing === "user" ? 960 : 1080 },
    },
  });
}

/** Once the person has allowed it, the camera has to answer in time; the question itself may take as long as it takes. */
async function inTime(stream: Promise<MediaStream>): Promise<MediaStream> {
  return (await isAllowed()) ? Promise.race([stream, timeout()]) : stream;
}

async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "camera" })).state === "granted";
  } catch {
    return false;
  }
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new DOMException("no picture", "TimeoutError")), startMs);
  });
}

/** Shows the camera in a video element. Throws TimeoutError when no picture comes. */
export async function showCamera(camera: Camera, video: HTMLVideoElement): Promise<void> {
  video.srcObject = camera.stream;
  video.muted = true;
  await Promise.race([firstPicture(video), timeout()]);
}

async function firstPicture(video: HTMLVideoElement): Promise<void> {
  await video.play();
  while (video.videoWidth === 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Lets the camera go; its light goes out. */
export function closeCamera(camera: Camera): void {
  for (const track of camera.stream.getTracks()) track.stop();
}
