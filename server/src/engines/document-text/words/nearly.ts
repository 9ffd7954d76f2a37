/** What is looked for, prepared: at most 31 characters are compared. */
export interface Pattern {
  readonly text: string;
  readonly masks: ReadonlyMap<string, number>;
}

/** A place where a pattern stands, nearly. */
export interface Found {
  readonly start: number;
  /** After the last character. */
  readonly end: number;
  readonly errors: number;
}

const longest = 31;

/** Prepares a pattern. */
export function toPattern(text: string): Pattern {
  const cut = text.slice(0, longest);
  const masks = new Map<string, number>();
  for (const [i, character] of [...cut].entries())
    masks.set(character, (masks.get(character) ?? 0) | (1 << i));
  return { text: cut, masks };
}

/**
 * Where the pattern stands in a text with the fewest characters wrong, missing or too many, and no more than `maxErrors`;
 * the first of several. Myers' bit-vector algorithm (J. ACM 46, 1999).
 */
export function findNearly({ text: pattern, masks }: Pattern, text: string, maxErrors: number): Found | null {
  if (maxErrors === 0) {
    const start = text.indexOf(pattern);
    return start < 0 ? null : { start, end: start + pattern.length, errors: 0 };
  }
  const last = 1 << (pattern.length - 1);
  let plus = -1;
  let minus = 0;
  let errors = pattern.length;
  let best = maxErrors + 1;
  let end = 0;
  for (let i = 0; i < text.length; i += 1) {
    const mask = masks.get(text.charAt(i)) ?? 0;
    const vertical = mask | minus;
    const diagonal = (((mask & plus) + plus) ^ plus) | mask;
    let horizontalPlus = minus | ~(diagonal | plus);
    let horizontalMinus = plus & diagonal;
    if ((horizontalPlus & last) !== 0) errors += 1;
    else if ((horizontalMinus & last) !== 0) errors -= 1;
    horizontalPlus <<= 1;
    horizontalMinus <<= 1;
    plus = horizontalMinus | ~(vertical | horizontalPlus);
    minus = horizontalPlus & vertical;
    if (errors < best) {
      best = errors;
      end = i + 1;
    }
  }
  return best > maxErrors ? null : { start: startOf(pattern, text.slice(0, end)), end, errors: best };
}

/** Where a match that ends with the text begins: the shortest with the fewest errors. */
function startOf(pattern: string, text: string): number {
  let row = Array.from({ length: pattern.length + 1 }, (_, j) => j);
  const from = Math.max(0, text.length - 2 * pattern.length);
  let best = row[pattern.length] ?? 0;
  let start = text.length;
  for (let i = text.length - 1; i >= from; i -= 1) {
    const next = [text.length - i];
    for (let j = 1; j <= pattern.length; j += 1) {
      const isSame = text.charAt(i) === pattern.charAt(pattern.length - j);
      next.push(Math.min((row[j - 1] ?? 0) + (isSame ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
    const errors = row[pattern.length] ?? 0;
    if (errors < best) {
      best = errors;
      start = i;
    }
  }
  return start;
}

/** How many characters are wrong, missing or too many between two short texts. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
