import { type Camera, closeCamera, type Facing, openCamera } from "../camera/camera.ts";
import { troubleOf } from "../camera/camera-trouble.ts";
import type { CameraTrouble } from "../flow/flow.ts";

/** Has at most one camera open. */
export interface CameraKeeper {
  current(): Camera | undefined;
  open(facing: Facing): Promise<void>;
  close(): void;
}

interface CameraKeeperContext {
  readonly onOpen: () => void;
  readonly onTrouble: (trouble: CameraTrouble) => void;
}

/** Opens and closes the camera; the last wish counts when they come quicker than the camera. */
export function createCameraKeeper({ onOpen, onTrouble }: CameraKeeperContext): CameraKeeper {
  let camera: Camera | undefined;
  let wish = 0;
  const close = () => {
    wish += 1;
    if (camera) closeCamera(camera);
    camera = undefined;
  };
  return {
    current: () => camera,
    close,
    open: async (facing) => {
      close();
      const own = wish;
      try {
        const opened = await openCamera({ facing, onLost: () => own === wish && onTrouble("lost") });
        if (own !== wish) {
          closeCamera(opened);
          return;
        }
        camera = opened;
        onOpen();
      } catch (error) {
        if (own === wish) onTrouble(troubleOf(error));
      }
    },
  };
}
