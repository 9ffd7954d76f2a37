import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engines } from "../../server/src/core/ports.ts";
import { openLocalEngines } from "../document/local-engines.ts";
import type { SentFrames } from "./burst-attacks.ts";
import { judgeSent } from "./judge-sent.ts";
import { films } from "./lab-faces.ts";
import { readVideo } from "./read-video.ts";

let engines: Engines;
/** A man before his webcam: he looks straight, to his right, hardly to his left, and straight again. */
let sent: SentFrames;

beforeAll(async () => {
  engines = await openLocalEngines();
  const frames = await readVideo(films.webcam, { perSecond: 5, untilMs: 39_800 });
  sent = await Promise.all(
    frames
      .filter(({ atMs }) => atMs >= 35_800)
      .map(async ({ picture: { width, height, data } }) =>
        sharp(data, { raw: { width, height, channels: 3 } })
          .jpeg({ quality: 90 })
          .toBuffer(),
      ),
  );
});

describe("a man's turn before his webcam", () => {
  test("answers the challenge that asked for it, with depth and as one person", async () => {
    const { verdict, faults, measurements } = await judgeSent(engines, sent, ["look-right"]);
    expect(faults).toEqual([]);
    expect(verdict).toBe("pass");
    expect(measurements["depth"]).toBeGreaterThan(0.06);
  });

  test("answers no challenge that asked for the other side", async () => {
    const { faults } = await judgeSent(engines, sent, ["look-left"]);
    expect(faults).toContain("wrong-moves");
  });

  test("is found out when pictures come a second time", async () => {
    const again = [...sent.slice(0, 12), ...sent.slice(6, 12), ...sent.slice(12)];
    const { verdict, faults } = await judgeSent(engines, again, ["look-right"]);
    expect(faults).toContain("looped-frames");
    expect(verdict).toBe("fail");
  });
});
