/** Levenshtein's distance: how many letters have to be put in, left out or replaced. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether two words differ by so little that one may be the other misread: a letter in five, two in ten or more. */
export function isMisspelling(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  return length >= 5 && editDistance(a, b) <= (length >= 10 ? 2 : 1);
}
