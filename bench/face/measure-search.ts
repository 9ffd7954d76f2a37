import { defaultPolicy } from "../../server/src/core/decision/policy.ts";
import { similarity } from "../../server/src/engines/face-embedding/compare-faces.ts";
import { searchRates } from "../../server/src/engines/face-embedding/search-rates.ts";
import type { Half } from "./data-files.ts";
import { type Share, shareOf } from "./interval.ts";
import { allPairs, shareAtLeast } from "./pairs.ts";
import { photosOf } from "./strangers.ts";
import type { FaceEngines, KnownFace } from "./templates.ts";

/** What searches among so many faces find. */
interface GalleryFigures {
  readonly gallery: number;
  /** From this score on a person would look. */
  readonly threshold: number;
  /** Searches for somebody who is not there, and that name somebody. */
  readonly falseHits: Share;
  /** Searches for somebody who is there by another photo, and that name him. */
  readonly trueHits: Share;
  /** Searches of a list of so many that would decline a stranger, where the counted rate allows to decline at all. */
  readonly declinedStrangers: Share | "never declines";
}

/** How well faces are found among many. */
export interface SearchFigures {
  readonly people: number;
  readonly strangerPairs: number;
  /** The share of strangers' pairs at the scores for which the calibration claims these rates. */
  readonly counted: Readonly<Record<string, number>>;
  readonly galleries: readonly GalleryFigures[];
}

const claims = [1e-2, 1e-3, 1e-4];
const gallerySizes = [10, 50, 100, 250, 500];

/** Measures searches among the photos of one half. */
export async function measureSearch(
  engines: FaceEngines,
  folder: string,
  half: Half,
): Promise<SearchFigures> {
  const faces = await photosOf(engines, folder, half);
  const { people, photos } = allPairs(faces);
  const counted = claims.map((claim) => [
    claim.toExponential(0),
    shareAtLeast(
      photos.different,
      thresholdFor((score) => searchRates(score).falseMatchRate <= claim),
    ),
  ]);
  return {
    people,
    strangerPairs: photos.different.length,
    counted: Object.fromEntries(counted),
    galleries: gallerySizes.map((size) => searchAmong(faces, size)),
  };
}

/** The gallery is the first photo of some people; every other photo is searched for once. */
function searchAmong(faces: readonly KnownFace[], size: number): GalleryFigures {
  const { reviewFalseMatches, blocklistFalseMatches } = defaultPolicy.thresholds;
  const firsts = [...new Map(faces.toReversed().map((face) => [face.person, face])).values()];
  // People with several photos first, so that there is somebody to be found.
  const count = ({ person }: KnownFace) => faces.filter((face) => face.person === person).length;
  const gallery = firsts.toSorted((a, b) => count(b) - count(a)).slice(0, size);
  const inGallery = new Set(gallery.map(({ person }) => person));
  const probes = faces.filter((face) => !gallery.includes(face));
  const strangers = probes.filter(({ person }) => !inGallery.has(person));
  const known = probes.filter(({ person }) => inGallery.has(person));
  const threshold = thresholdFor((score) => searchRates(score).extrapolatedRate * size <= reviewFalseMatches);
  const declining = thresholdFor(
    (score) => searchRates(score).falseMatchRate * size <= blocklistFalseMatches,
  );
  const best = (probe: KnownFace, some: readonly KnownFace[]) =>
    Math.max(...some.map(({ photo }) => similarity(probe.photo, photo)));
  const falsely = (least: number) => strangers.filter((probe) => best(probe, gallery) >= least).length;
  const rightly = known.filter(
    (probe) =>
      best(
        probe,
        gallery.filter(({ person }) => person === probe.person),
      ) >= threshold,
  );
  return {
    gallery: gallery.length,
    threshold,
    falseHits: shareOf(falsely(threshold), strangers.length),
    trueHits: shareOf(rightly.length, known.length),
    declinedStrangers: Number.isFinite(declining)
      ? shareOf(falsely(declining), strangers.length)
      : "never declines",
  };
}

function thresholdFor(isEnough: (score: number) => boolean): number {
  for (let thousandths = -1000; thousandths < 1000; thousandths += 1)
    if (isEnough(thousandths / 1000)) return thousandths / 1000;
  return Number.POSITIVE_INFINITY;
}
