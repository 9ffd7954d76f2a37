/** The field of 929 elements, in which PDF417 corrects errors; 3 generates it (ISO/IEC 15438, 5.10). */
export const fieldSize = 929;

const powers = new Uint16Array(fieldSize - 1);
const logarithms = new Uint16Array(fieldSize);
for (let exponent = 0, value = 1; exponent < fieldSize - 1; exponent += 1) {
  powers[exponent] = value;
  logarithms[value] = exponent;
  value = (value * 3) % fieldSize;
}

/** 3 to any whole power. */
export function power(exponent: number): number {
  const order = fieldSize - 1;
  return powers[((exponent % order) + order) % order] ?? 1;
}

export function subtract(a: number, b: number): number {
  return (a - b + fieldSize) % fieldSize;
}

export function multiply(a: number, b: number): number {
  return (a * b) % fieldSize;
}

/** `a` must not be 0. */
export function inverse(a: number): number {
  return power(-(logarithms[a] ?? 0));
}

/** A polynomial's value; its coefficients from the constant one up. */
export function evaluate(polynomial: readonly number[], x: number): number {
  let value = 0;
  for (let i = polynomial.length - 1; i >= 0; i -= 1) value = (value * x + (polynomial[i] ?? 0)) % fieldSize;
  return value;
}
