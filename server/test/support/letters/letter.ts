import type { AddressProofReading } from "#core/document/proof-of-address.ts";
import { englishLetters } from "./english-letters.ts";
import { northernLetters } from "./northern-letters.ts";
import { otherLetters } from "./other-letters.ts";
import { westernLetters } from "./western-letters.ts";

/** A text on a page: where its line's top left corner lies in points, and in which size. */
export type Placed = readonly [x: number, y: number, size: number, ...lines: readonly string[]];

/** A made-up letter to a made-up person, and what is to be read from it. */
export interface Letter {
  readonly name: string;
  readonly page: "A4" | "LETTER";
  readonly texts: readonly Placed[];
  readonly truth: {
    readonly kind: AddressProofReading["kind"];
    readonly name: string;
    readonly address: string;
    readonly serviceAddress?: string;
    readonly issuer: string;
    readonly date: string;
    readonly account?: string;
  };
}

/** Letters as they are laid out in many countries. Nobody in them exists. */
export const letters: readonly Letter[] = [
  ...englishLetters,
  ...westernLetters,
  ...northernLetters,
  ...otherLetters,
];

/** One of them. */
export function letterNamed(name: string): Letter {
  const letter = letters.find((each) => each.name === name);
  if (letter === undefined) throw new Error(`There is no letter ${name}.`);
  return letter;
}
