/** Characters that readers of text take for one another. */
const lookalikes: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  G: "6",
  B: "8",
};

/** Bare capitals and digits, each lookalike as its digit. */
export function withoutLookalikes(value: string): string {
  return value
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/[OQDILZSGB]/g, (letter) => lookalikes[letter] ?? letter);
}

/** Whether the shorter of two texts stands in the longer. */
export function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short !== "" && long.includes(short);
}
