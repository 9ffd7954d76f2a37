import { evaluate, fieldSize, inverse, multiply, power, subtract } from "./galois-field.ts";

/** A codeword as read, and how sure that is: the more the surer; 0 when nothing could be read. */
export interface ReadCodeword {
  readonly codeword: number;
  readonly margin: number;
}

/** Above this chance that noise would be accepted, a correction is refused. */
const maxFalseChance = 1e-7;

/**
 * The symbol's codewords with errors corrected; null when there are too many. The least sure ones are given up step by
 * step, since of those that are known to be wrong twice as many can be restored (generalised minimum distance decoding).
 */
export function correctCodewords(
  read: readonly ReadCodeword[],
  correctionCount: number,
): readonly number[] | null {
  const received = read.map(({ codeword }) => codeword);
  const order = read.map((_, i) => i).toSorted((a, b) => (read[a]?.margin ?? 0) - (read[b]?.margin ?? 0));
  const unread = read.filter(({ margin }) => margin <= 0).length;
  for (let given = unread; given <= correctionCount; given += given < unread + 2 ? 1 : 2) {
    const corrected = correct(received, correctionCount, order.slice(0, given));
    if (!corrected || corrected[0] !== read.length - correctionCount) continue;
    const errors = corrected.filter(
      (codeword, i) => codeword !== received[i] && !order.slice(0, given).includes(i),
    );
    if (falseChance(read.length, correctionCount - given, errors.length) < maxFalseChance) return corrected;
  }
  return null;
}

/**
 * How likely it is that random codewords lie within reach: sets of places times values, over all that the remaining
 * checks can tell apart; the first codeword, which must tell the length, is one check more.
 */
function falseChance(count: number, checks: number, errors: number): number {
  let logarithm = -Math.log(fieldSize) * (checks - errors + 1);
  for (let i = 0; i < errors; i += 1) logarithm += Math.log((count - i) / (i + 1));
  return Math.exp(logarithm);
}

/** Corrects errors and the given erasures (Berlekamp and Massey, Forney); null when there are more than the checks allow. */
function correct(
  received: readonly number[],
  checks: number,
  erasures: readonly number[],
): readonly number[] | null {
  const syndromes = syndromesOf(received, checks);
  if (syndromes.every((syndrome) => syndrome === 0)) return received;
  const last = received.length - 1;
  let erasureLocator = [1];
  for (const place of erasures)
    erasureLocator = product(erasureLocator, [1, subtract(0, power(last - place))]);
  const locator = findLocator(syndromes, erasureLocator);
  const evaluator = product(syndromes, locator).slice(0, checks);
  const derivative = locator.slice(1).map((coefficient, i) => multiply(coefficient, i + 1));
  const corrected = [...received];
  let roots = 0;
  for (let place = 0; place <= last; place += 1) {
    const x = power(place - last);
    if (evaluate(locator, x) !== 0) continue;
    roots += 1;
    const slope = evaluate(derivative, x);
    if (slope === 0) return null;
    // Forney's value with its sign turned twice: once by the formula, once since the error is taken away.
    corrected[place] = (received[place] ?? 0) + multiply(evaluate(evaluator, x), inverse(slope));
    corrected[place] = (corrected[place] ?? 0) % fieldSize;
  }
  if (roots !== degree(locator)) return null;
  return syndromesOf(corrected, checks).every((syndrome) => syndrome === 0) ? corrected : null;
}

/** The values at 3, 3², … of the polynomial whose highest coefficient is the first codeword. */
function syndromesOf(codewords: readonly number[], checks: number): number[] {
  const polynomial = codewords.toReversed();
  return Array.from({ length: checks }, (_, i) => evaluate(polynomial, power(i + 1)));
}

function findLocator(syndromes: readonly number[], erasureLocator: readonly number[]): number[] {
  const erasures = erasureLocator.length - 1;
  let locator = [...erasureLocator];
  let spare = [...erasureLocator];
  let length = erasures;
  for (let step = erasures + 1; step <= syndromes.length; step += 1) {
    let discrepancy = 0;
    for (const [i, coefficient] of locator.entries())
      discrepancy = (discrepancy + multiply(coefficient, syndromes[step - 1 - i] ?? 0)) % fieldSize;
    spare = [0, ...spare];
    if (discrepancy === 0) continue;
    const next = difference(
      locator,
      spare.map((coefficient) => multiply(coefficient, discrepancy)),
    );
    if (2 * length < step + erasures) {
      const factor = inverse(discrepancy);
      spare = locator.map((coefficient) => multiply(coefficient, factor));
      length = step + erasures - length;
    }
    locator = next;
  }
  return locator;
}

function degree(polynomial: readonly number[]): number {
  return polynomial.findLastIndex((coefficient) => coefficient !== 0);
}

function product(a: readonly number[], b: readonly number[]): number[] {
  const result = Array.from({ length: a.length + b.length - 1 }, () => 0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      result[i + j] = ((result[i + j] ?? 0) + x * y) % fieldSize;
    });
  });
  return result;
}

function difference(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => subtract(a[i] ?? 0, b[i] ?? 0));
}
