import { countSigns, type TextPiece } from "./page-content.ts";

/** A font that sets at most so many letters and digits, and at most that share, can be stray. */
const maxSigns = 60;
const maxShare = 0.1;
/** The font among which it stands sets so many times more. */
const minRatio = 4;

const symbols =
  /symbol|dingbat|wingding|webding|icon|awesome|barcode|code.?128|code.?39|ean|ocr-?[ab]|emoji/i;
const styles =
  /(?:^|[-_, ])(?:extra|ultra|semi|demi|bold|light|black|heavy|regular|roman|normal|medium|book|thin|italic|ital|oblique|condensed|cond|narrow|bd|it|lt|rg|obl|mt|ps|psmt|std|pro)+(?=$|[-_, ])/gi;

/** A font's family as its name tells: "ABCDEF+Arial-BoldMT" and "ArialMT" are both "arial". */
export function fontFamily(name: string): string {
  const bare = name
    .replace(/^[A-Z]{6}\+/, "")
    .replace(/(?<=[a-z])(?=(?:Bold|Italic|Regular|Light|Medium|Black|MT|PSMT|PS)\b)/g, "-");
  const family = bare.replaceAll(styles, "").replaceAll(/(?:PSMT|MT|PS)$/g, "");
  return (family || bare).toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Fonts that set a few letters only, in the same lines or between lines of another font in the same size. */
export function findStrayFonts(pages: readonly (readonly TextPiece[])[]): readonly string[] {
  const pieces = pages.flatMap((page) =>
    page.filter(({ text, isUpright }) => isUpright && countSigns(text) > 0),
  );
  const signs = new Map<string, number>();
  for (const { font, text } of pieces)
    signs.set(fontFamily(font), (signs.get(fontFamily(font)) ?? 0) + countSigns(text));
  const total = countSigns(pieces.map(({ text }) => text).join(""));
  const isRare = ([family, count]: readonly [string, number]) =>
    count > 1 && count <= maxSigns && count <= maxShare * total && !symbols.test(family);
  return [...signs].filter(isRare).flatMap(([family, count]) => {
    const own = pages.flatMap((page) => {
      const set = page.filter(({ font }) => fontFamily(font) === family && !symbols.test(font));
      return set.map((piece) =>
        isAmongOthers(piece, page, (other) => (signs.get(other) ?? 0) >= minRatio * count),
      );
    });
    const isStray = own.filter(Boolean).length * 2 > own.length;
    return isStray ? [nameOf(pieces, family)] : [];
  });
}

function nameOf(pieces: readonly TextPiece[], family: string): string {
  const name = pieces.find(({ font }) => fontFamily(font) === family)?.font ?? family;
  return name.replace(/^[A-Z]{6}\+/, "");
}

function isAmongOthers(
  piece: TextPiece,
  page: readonly TextPiece[],
  isCommon: (family: string) => boolean,
): boolean {
  const family = fontFamily(piece.font);
  return page.some((other) => {
    if (countSigns(other.text) < 2 || !isAlikeInSize(piece, other)) return false;
    if (!isInLine(piece, other) && !isInColumn(piece, other)) return false;
    const otherFamily = fontFamily(other.font);
    return otherFamily !== family && isCommon(otherFamily);
  });
}

function isAlikeInSize(a: TextPiece, b: TextPiece): boolean {
  return Math.abs(a.size - b.size) <= 0.15 * Math.max(a.size, b.size);
}

function isInLine(a: TextPiece, b: TextPiece): boolean {
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  return Math.abs(a.baseline - b.baseline) <= 0.3 * a.size && gap <= 2 * a.size;
}

/** The next line above or below, starting at the same place. */
function isInColumn(a: TextPiece, b: TextPiece): boolean {
  const distance = Math.abs(a.baseline - b.baseline);
  return distance > 0.3 * a.size && distance <= 1.8 * a.size && Math.abs(a.left - b.left) <= 0.5 * a.size;
}
