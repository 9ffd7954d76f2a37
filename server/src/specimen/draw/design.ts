import { between, integer, pick, type Random } from "../random.ts";
import type { SecondLanguage } from "./labels.ts";
import type { DateStyle } from "./printed-date.ts";

/** How a state's documents look: one of three families, coloured by chance. */
export interface Design {
  /** 0 to 2. */
  readonly number: number;
  readonly ground: "net" | "rosettes" | "waves";
  /** Degrees on the colour wheel. */
  readonly hue: number;
  readonly header: "band" | "centred" | "plain";
  readonly isPortraitRight: boolean;
  readonly isPortraitGrey: boolean;
  readonly isValueBold: boolean;
  readonly valueSize: number;
  readonly ink: string;
  readonly labelInk: string;
  /** The document number in the typeface of the zone. */
  readonly isNumberOcrB: boolean;
  readonly dateStyle: DateStyle;
  readonly second: SecondLanguage | null;
}

const families = [
  {
    ground: "waves",
    header: "plain",
    isPortraitRight: false,
    isPortraitGrey: false,
    isValueBold: true,
    valueSize: 30,
    ink: "#161616",
    labelInk: "#3b4a66",
    isNumberOcrB: false,
  },
  {
    ground: "rosettes",
    header: "band",
    isPortraitRight: false,
    isPortraitGrey: true,
    isValueBold: false,
    valueSize: 31,
    ink: "#1d2233",
    labelInk: "#6a2f3c",
    isNumberOcrB: false,
  },
  {
    ground: "net",
    header: "centred",
    isPortraitRight: true,
    isPortraitGrey: false,
    isValueBold: true,
    valueSize: 29,
    ink: "#20201e",
    labelInk: "#2f5140",
    isNumberOcrB: true,
  },
] as const;
const hues = [
  [205, 225, 260],
  [330, 15, 45],
  [140, 170, 85],
] as const;

/** A design by chance. */
export function drawDesign(random: Random): Design {
  const number = integer(random, 0, families.length - 1);
  const family = families[number] ?? families[0];
  const second = pick(random, ["fr", "fr", "fr", "es", "de", null] as const);
  const dateStyle = pick(random, ["dotted", "dotted", "words", "bilingual", "iso"] as const);
  const hue = pick(random, hues[number] ?? hues[0]) + between(random, -12, 12);
  return { ...family, number, hue, second, dateStyle };
}
