import type { MrzFormat, MrzRange } from "./mrz.ts";

/** Which characters may stand in a slot; "<" is allowed wherever a field can be shorter than its slot. */
export type MrzCharset = "letters" | "any" | "digits" | "digit" | "digit-or-filler" | "sex" | "filler";

export type MrzSlotName =
  | "document-code"
  | "issuer"
  | "names"
  | "surname"
  | "given-names"
  | "document-number"
  | "document-number-check"
  | "nationality"
  | "date-of-birth"
  | "date-of-birth-check"
  | "sex"
  | "date-of-expiry"
  | "date-of-expiry-check"
  | "optional"
  | "optional-2"
  | "personal-number-check"
  | "composite-check"
  | "administrative"
  | "card-number"
  | "fillers";

/** Where a field stands: zero-based line, first column, column after the last. */
export interface MrzSlot {
  readonly name: MrzSlotName;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly charset: MrzCharset;
}

/** How a zone is laid out. */
export interface MrzLayout {
  readonly lineCount: 2 | 3;
  /** Of the longest line. */
  readonly lineLength: 30 | 36 | 44;
  /** Of each line. */
  readonly lineLengths: readonly number[];
  readonly slots: readonly MrzSlot[];
  /** What the composite check digit covers; null where there is none. */
  readonly composite: readonly MrzRange[] | null;
}

type Row = readonly [name: MrzSlotName, width: number, charset: MrzCharset];

function row(line: number, parts: readonly Row[]): MrzSlot[] {
  let start = 0;
  return parts.map(([name, width, charset]) => {
    const slot = { name, line, start, end: start + width, charset };
    start += width;
    return slot;
  });
}

const dates = (between: Row): readonly Row[] => [
  ["date-of-birth", 6, "digits"],
  ["date-of-birth-check", 1, "digit"],
  between,
  ["date-of-expiry", 6, "digits"],
  ["date-of-expiry-check", 1, "digit"],
];
const sex: Row = ["sex", 1, "sex"];
const names = (width: number): readonly Row[] => [
  ["document-code", 2, "letters"],
  ["issuer", 3, "letters"],
  ["names", width, "letters"],
];
const numbers = (check: MrzCharset): readonly Row[] => [
  ["document-number", 9, "any"],
  ["document-number-check", 1, check],
  ["nationality", 3, "letters"],
  ...dates(sex),
];

/**
 * ICAO Doc 9303: TD1 part 5, TD2 part 6, TD3 part 4, visas part 7. France's card and Switzerland's licence as their
 * issuers print them: on the card the number begins with the year and month of issue, and the composite digit covers
 * all before it; the licence has no check digit, and its number is PIN and version.
 */
export const mrzLayouts: Readonly<Record<MrzFormat, MrzLayout>> = {
  TD1: {
    lineCount: 3,
    lineLength: 30,
    lineLengths: [30, 30, 30],
    slots: [
      ...row(0, [
        ["document-code", 2, "any"],
        ["issuer", 3, "letters"],
        ["document-number", 9, "any"],
        ["document-number-check", 1, "digit-or-filler"],
        ["optional", 15, "any"],
      ]),
      ...row(1, [
        ...dates(sex),
        ["nationality", 3, "letters"],
        ["optional-2", 11, "any"],
        ["composite-check", 1, "digit"],
      ]),
      ...row(2, [["names", 30, "letters"]]),
    ],
    composite: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 29],
    ],
  },
  TD2: {
    lineCount: 2,
    lineLength: 36,
    lineLengths: [36, 36],
    slots: [
      ...row(0, names(31)),
      ...row(1, [...numbers("digit-or-filler"), ["optional", 7, "any"], ["composite-check", 1, "digit"]]),
    ],
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 35],
    ],
  },
  TD3: {
    lineCount: 2,
    lineLength: 44,
    lineLengths: [44, 44],
    slots: [
      ...row(0, names(39)),
      ...row(1, [
        ...numbers("digit"),
        ["optional", 14, "any"],
        ["personal-number-check", 1, "digit-or-filler"],
        ["composite-check", 1, "digit"],
      ]),
    ],
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 43],
    ],
  },
  "MRV-A": {
    lineCount: 2,
    lineLength: 44,
    lineLengths: [44, 44],
    slots: [...row(0, names(39)), ...row(1, [...numbers("digit"), ["optional", 16, "any"]])],
    composite: null,
  },
  "MRV-B": {
    lineCount: 2,
    lineLength: 36,
    lineLengths: [36, 36],
    slots: [...row(0, names(31)), ...row(1, [...numbers("digit"), ["optional", 8, "any"]])],
    composite: null,
  },
  "FR-ID": {
    lineCount: 2,
    lineLength: 36,
    lineLengths: [36, 36],
    slots: [
      ...row(0, [
        ["document-code", 2, "letters"],
        ["issuer", 3, "letters"],
        ["surname", 25, "letters"],
        ["administrative", 6, "any"],
      ]),
      ...row(1, [
        ["document-number", 12, "any"],
        ["document-number-check", 1, "digit"],
        ["given-names", 14, "letters"],
        ["date-of-birth", 6, "digits"],
        ["date-of-birth-check", 1, "digit"],
        sex,
        ["composite-check", 1, "digit"],
      ]),
    ],
    composite: [
      [0, 0, 36],
      [1, 0, 35],
    ],
  },
  "CH-DL": {
    lineCount: 3,
    lineLength: 30,
    lineLengths: [9, 30, 30],
    slots: [
      ...row(0, [["card-number", 9, "any"]]),
      ...row(1, [
        ["document-code", 2, "letters"],
        ["issuer", 3, "letters"],
        ["document-number", 12, "digit"],
        ["fillers", 2, "filler"],
        ["date-of-birth", 6, "digits"],
        ["fillers", 5, "filler"],
      ]),
      ...row(2, [["names", 30, "letters"]]),
    ],
    composite: null,
  },
};

/** What stands in a slot, fillers included; empty when the format has no such slot. */
export function slotText(layout: MrzLayout, lines: readonly string[], name: MrzSlotName): string {
  const slot = slotOf(layout, name);
  return slot ? (lines[slot.line] ?? "").slice(slot.start, slot.end) : "";
}

/** The slot of that name; undefined when the format has none. */
export function slotOf(layout: MrzLayout, name: MrzSlotName): MrzSlot | undefined {
  return layout.slots.find((slot) => slot.name === name);
}
