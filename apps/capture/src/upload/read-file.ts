const longestSide = 3000;
const quality = 0.9;

/** A chosen file as it is sent: pictures of any kind that the browser can show become a JPEG of a sensible size. */
export async function readFile(file: File, mostBytes = Number.POSITIVE_INFINITY): Promise<Blob> {
  if (!file.type.startsWith("image/")) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const isFine = Math.max(picture.width, picture.height) <= longestSide && file.size <= mostBytes;
    if (isFine && file.type === "image/jpeg") return file;
    return await toJpeg(picture, longestSide / Math.max(picture.width, picture.height));
  } catch {
    return file;
  }
}

async function toJpeg(picture: ImageBitmap, scale: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * Math.min(1, scale));
  canvas.height = Math.round(picture.height * Math.min(1, scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvasToJpeg(canvas, quality);
}

/** What a canvas shows, as a JPEG. */
export function canvasToJpeg(canvas: HTMLCanvasElement, sharpness = quality): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("no picture could be made"))),
      "image/jpeg",
      sharpness,
    );
  });
}
