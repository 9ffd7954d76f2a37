import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openBrowser, phone } from "./browser.ts";

test("a page gets the pictures that its camera was given", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bonafide-camera-"));
  const camera = join(folder, "red.mjpeg");
  const frame = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#d02020" } })
    .jpeg({ chromaSubsampling: "4:2:0" })
    .toBuffer();
  await writeFile(camera, Buffer.concat(Array.from({ length: 30 }, () => frame)));
  const site = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<video autoplay muted></video>");
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  const address = site.address();
  const port = typeof address === "object" ? address?.port : 0;
  const browser = await openBrowser({ camera });
  try {
    const page = await (await browser.newContext({ ...phone, permissions: ["camera"] })).newPage();
    await page.goto(`http://localhost:${port}/`);
    const middle = await page.evaluate(readMiddle);
    expect(middle[0]).toBeGreaterThan(150);
    expect(middle[1]).toBeLessThan(90);
  } finally {
    await browser.close();
    site.close();
    await rm(folder, { recursive: true });
  }
}, 60_000);

/** Runs in the page: the colour in the middle of the camera's picture. */
const readMiddle = `(async () => {
  const video = document.querySelector("video");
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: true });
  await video.play();
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").drawImage(video, 0, 0);
  return [...canvas.getContext("2d").getImageData(100, 100, 1, 1).data];
})()` as unknown as () => Promise<number[]>;
