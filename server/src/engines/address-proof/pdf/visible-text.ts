import {
  areaOf,
  type Cover,
  countSigns,
  type PageContent,
  shareWithin,
  type TextPiece,
} from "./page-content.ts";

/** A page's text, told apart by whether anyone sees it. */
export interface Visibility {
  readonly visible: readonly TextPiece[];
  /** Hidden by a shape or written in the ground's own colour; what lies under a scan is not counted. */
  readonly hidden: readonly TextPiece[];
  /** Pieces that lie over other text, or over a shape that hides some. */
  readonly overlaid: readonly TextPiece[];
}

/** So much of a piece must be covered for it to be hidden. */
const hidingShare = 0.6;
/** So much of the smaller of two pieces must lie on the other for them to be one over the other. */
const overlapShare = 0.6;
/** Shorter ones are a chart's ticks and other leavings. */
const minHiddenSigns = 4;
const paper = "#ffffff";
/** A page's picture, not something on it. */
const scanShare = 0.5;

/** Tells what of a page's text is seen, what is hidden, and what was put over something else. */
export function tellVisibility(page: PageContent): Visibility {
  const inside = page.pieces.filter((piece) => isOnPage(piece, page));
  const painted = inside.filter(({ isInvisible }) => !isInvisible);
  const hidingCovers = new Set<Cover>();
  const visible: TextPiece[] = [];
  const hidden: TextPiece[] = [];
  for (const piece of painted) {
    const cover = page.covers.findLast((each) => each.order > piece.order && hides(each, piece));
    if (cover === undefined && !isOnItsOwnColour(piece, page.covers)) visible.push(piece);
    else if (cover === undefined || !isScan(cover, page)) {
      if (countSigns(piece.text) >= minHiddenSigns) hidden.push(piece);
      if (cover) hidingCovers.add(cover);
    }
  }
  const shapes = [...hidingCovers];
  const overlaid = visible.filter(
    (piece) =>
      shapes.some((cover) => cover.order < piece.order && shareWithin(piece, cover) >= hidingShare) ||
      liesOnOther(piece, visible),
  );
  return { visible, hidden, overlaid };
}

/** Whether a picture takes up so much of the page that it is the page. */
export function isScan(cover: Cover, page: PageContent): boolean {
  return cover.kind === "image" && areaOf(cover) >= scanShare * page.width * page.height;
}

function isOnPage(piece: TextPiece, { width, height }: PageContent): boolean {
  return shareWithin(piece, { left: 0, top: 0, right: width, bottom: height }) >= 0.5;
}

function hides(cover: Cover, piece: TextPiece): boolean {
  return shareWithin(piece, cover) >= hidingShare;
}

/** White on white: nobody sees it. On a picture or pattern nobody can tell. */
function isOnItsOwnColour(piece: TextPiece, covers: readonly Cover[]): boolean {
  if (piece.color === null) return false;
  const ground = covers.findLast((cover) => cover.order < piece.order && shareWithin(piece, cover) > 0.5);
  const color = ground === undefined ? paper : ground.color;
  return color !== null && colorDistance(color, piece.color) < 12;
}

function colorDistance(a: string, b: string): number {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16);
  return Math.max(...[0, 1, 2].map((at) => Math.abs(channel(a, at) - channel(b, at))));
}

/** The same text a hair's breadth aside is how some programs write bold. */
function liesOnOther(piece: TextPiece, all: readonly TextPiece[]): boolean {
  if (countSigns(piece.text) < 2) return false;
  return all.some((other) => {
    if (other.order >= piece.order || countSigns(other.text) < 2) return false;
    const share = Math.max(shareWithin(core(piece), other), shareWithin(core(other), piece));
    return share >= overlapShare && !isSameText(piece.text, other.text);
  });
}

/** The middle of a line's height, so that lines set close do not touch. */
function core(piece: TextPiece): TextPiece {
  const inset = (piece.bottom - piece.top) * 0.25;
  return { ...piece, top: piece.top + inset, bottom: piece.bottom - inset };
}

function isSameText(a: string, b: string): boolean {
  const [x, y] = [a.replaceAll(/\s/g, ""), b.replaceAll(/\s/g, "")];
  return x.includes(y) || y.includes(x);
}
