import sharp from "sharp";
import type { Engines } from "../../server/src/core/ports.ts";
import { seededRandom } from "../../server/src/specimen/random.ts";
import { type Share, shareOf } from "../face/interval.ts";
import { type BurstAttack, burstAttacks, drawAnswerable } from "./burst-attacks.ts";
import { type BurstPieces, findPieces, type TracedFrame } from "./burst-pieces.ts";
import { judgeSent } from "./judge-sent.ts";
import { films } from "./lab-faces.ts";
import { readVideo } from "./read-video.ts";

/** What came of the bursts of one kind, and how often each fault was found. */
export interface BurstFigures {
  readonly pass: Share;
  readonly fail: Share;
  readonly undetermined: Share;
  readonly faults: Readonly<Record<string, number>>;
}

const perSecond = 4.2;
const kinds = Object.keys(burstAttacks) as BurstAttack[];

/** Answers challenges in every way that the lab knows, so many times each, from two men's films. */
export async function measureBursts(
  engines: Engines,
  { rounds, note }: { readonly rounds: number; readonly note: (text: string) => void },
): Promise<Readonly<Record<string, BurstFigures>>> {
  const studio = await piecesOf(engines, films.studio);
  const webcam = await piecesOf(engines, films.webcam);
  const figures: Record<string, BurstFigures> = {};
  for (const kind of kinds) {
    note(`bursts: ${kind}`);
    const verdicts: string[] = [];
    const faults: Record<string, number> = {};
    for (let i = 0; i < rounds; i += 1) {
      const random = seededRandom(i * 97 + kind.length * 7 + 1);
      const [victim, other] = i % 2 === 0 ? [webcam, studio] : [studio, webcam];
      const moves = drawAnswerable(
        { victim, other: kind.startsWith("other-person") ? other : undefined },
        random,
      );
      const sent = await burstAttacks[kind]({ victim, other }, moves, random);
      const judged = await judgeSent(engines, sent, moves);
      verdicts.push(judged.verdict);
      for (const fault of judged.faults) faults[fault] = (faults[fault] ?? 0) + 1;
    }
    const share = (word: string) => shareOf(verdicts.filter((one) => one === word).length, rounds);
    figures[kind] = { pass: share("pass"), fail: share("fail"), undetermined: share("undetermined"), faults };
  }
  return figures;
}

/** Looks at a whole film and finds what bursts can be made of. */
async function piecesOf(engines: Pick<Engines, "images" | "faces">, path: string): Promise<BurstPieces> {
  const traced: TracedFrame[] = [];
  for (const { picture } of await readVideo(path, { perSecond })) {
    const { width, height, data } = picture;
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 95 })
      .toBuffer();
    const image = await engines.images.open(bytes);
    traced.push({ picture, trace: (await engines.faces.trace(image)).value });
    await engines.images.close(image);
  }
  return findPieces(traced);
}
