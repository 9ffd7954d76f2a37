const longestPattern = 200;
const longestText = 300;

/** Groups may be repeated, look around or be referred back to, which can make a match take for ever. */
const group = /(?<!\\)\(|\\[1-9]|\\k/;
const repetition = /(?<!\\)(?:[*+]|\{\d+,\d*\})/g;
const optional = /(?<!\\)\?/g;
/** Each may try every length at every place: with two of them the time grows with the cube of the text. */
const mostRepetitions = 2;
const mostOptional = 8;

/** A pattern that can be tried on a text in a short time. */
export interface Pattern {
  readonly test: (text: string) => boolean;
}

/** Why a pattern is not taken; undefined when it is. */
export function faultOfPattern(source: string): string | undefined {
  if (source.length > longestPattern) return `a pattern has at most ${longestPattern} characters`;
  if (group.test(source)) return "a pattern may have no groups; write alternatives at the outside: a|b";
  if (countOf(source, repetition) > mostRepetitions)
    return `a pattern may have at most ${mostRepetitions} of "*", "+" and "{n,m}"`;
  if (countOf(source, optional) > mostOptional) return `a pattern may have at most ${mostOptional} of "?"`;
  try {
    return void new RegExp(source, "u");
  } catch {
    return "it is no regular expression";
  }
}

function countOf(source: string, what: RegExp): number {
  return (source.match(what) ?? []).length;
}

/** A regular expression that must fit the whole text, in either letter case; undefined when it is not taken. */
export function compilePattern(source: string): Pattern | undefined {
  if (faultOfPattern(source) !== undefined) return undefined;
  const expression = new RegExp(`^(?:${source})$`, "iu");
  return { test: (text) => text.length <= longestText && expression.test(text) };
}
