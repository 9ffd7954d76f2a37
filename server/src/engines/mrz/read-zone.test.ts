import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import { classCount, mrzAlphabet } from "./alphabet.ts";
import type { DecodedZone } from "./decode.ts";
import type { LineFrames } from "./frames.ts";
import { isConsistent } from "./is-consistent.ts";
import { consistentReading, meanReading, readLines } from "./read-zone.ts";
import { findRepair, substitute } from "./repair.ts";
import { lineFrames, lineSteps } from "./testing.ts";

const passport = [
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];
const card = [
  "I<UTOD231458907<<<<<<<<<<<<<<<",
  "7408122F1204159UTO<<<<<<<<<<<6",
  "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
];

function read(lines: readonly string[]): DecodedZone | undefined {
  return readLines(lines.map((line) => lineFrames(line)))?.zone;
}

/** The same frames with part of a character's probability given to another. */
function blurred(
  frames: LineFrames,
  column: number,
  [from, to, share]: [string, string, number],
): LineFrames {
  const characters = frames.characters.slice();
  for (const step of [0, 1]) {
    const at = (lineSteps.first + column * lineSteps.pitch + step) * classCount;
    const whole = characters[at + mrzAlphabet.indexOf(from)] ?? 0;
    characters[at + mrzAlphabet.indexOf(from)] = whole * (1 - share);
    characters[at + mrzAlphabet.indexOf(to)] = whole * share;
  }
  return { ...frames, characters };
}

/** Frames of lines of which the first digits of the date of birth were rather seen as others. */
function withDoubts(format: MrzFormat, lines: readonly string[], count: number): LineFrames[] {
  const slot = mrzLayouts[format].slots.find(({ name }) => name === "date-of-birth");
  if (!slot) throw new Error("every form tells a date of birth");
  return lines.map((line, l) => {
    let frames = lineFrames(line);
    if (l !== slot.line) return frames;
    for (let column = slot.start; column < slot.start + count; column += 1) {
      const own = line.charAt(column);
      // One more, and two more: weighted by 7 and 3 they do not make up for each other.
      const other = String((Number(own) + 1 + column - slot.start) % 10);
      frames = blurred(frames, column, [own, other, 0.6]);
    }
    return frames;
  });
}

/** One zone of each form, in the order of its lines. */
const forms: readonly (readonly [MrzFormat, readonly string[]])[] = [
  ["TD3", passport],
  ["TD1", card],
  ["TD2", ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]],
  ["MRV-A", ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"]],
  ["MRV-B", ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"]],
  ["FR-ID", ["IDFRAMARTINEAU<<<<<<<<<<<<<<<<750026", "0404751000427ELISE<<CLAIRE<7503142F8"]],
  ["CH-DL", ["ABC123D<<", "FACHE123456789001<<900115<<<<<", "MUSTER<<MAX<<<<<<<<<<<<<<<<<<<"]],
];
/** All but the Swiss licence have check digits. */
const checkedForms = forms.filter(([format]) => format !== "CH-DL");

describe("zones", () => {
  test.each(forms)("%s is told from its lines and read exactly", (format, lines) => {
    expect(read(lines)).toMatchObject({ format, lines });
  });

  test("lines before the zone are left out", () => {
    const best = readLines(["MINISTRYOFNOWHEREANDSOMEWHERE", ...card].map((line) => lineFrames(line)));
    expect(best).toMatchObject({ firstLine: 1, zone: { format: "TD1", lines: card } });
  });

  test("a letter O among digits that was seen as a zero is a letter again where only letters stand", () => {
    const zeros = [passport[0] ?? "", "L898902C36UT07408122F1204159ZE184226B<<<<<10"];
    expect(read(zeros)?.lines).toEqual(passport);
  });

  test("lines of another length are no zone", () => {
    expect(
      readLines(["ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNOPQRST"].map((line) => lineFrames(line))),
    ).toBeNull();
  });

  test("a clearly read falsified digit is not repaired", () => {
    const falsified = read([passport[0] ?? "", "L898902C30UTO7408122F1204159ZE184226B<<<<<10"]);
    expect(falsified?.lines[1]).toBe("L898902C30UTO7408122F1204159ZE184226B<<<<<10");
    expect(falsified && isConsistent("TD3", falsified.lines)).toBe(false);
    expect(falsified && findRepair(falsified)).toBeNull();
  });

  test("one doubtful character is repaired, and named with its cost", () => {
    const [first = "", second = ""] = passport;
    const frames = [lineFrames(first), blurred(lineFrames(second), 4, ["9", "B", 0.6])];
    const zone = readLines(frames)?.zone;
    const repair = zone && findRepair(zone);
    expect(zone?.lines[1]?.charAt(4)).toBe("B");
    expect(repair).toMatchObject({ line: 1, column: 4, from: "B", to: "9" });
    expect(repair?.cost).toBeCloseTo(Math.log(0.6 / 0.4), 1);
    expect(zone && repair && substitute(zone.lines, repair)).toEqual(passport);
  });

  test.each(checkedForms)(
    "of %s, one doubtful character is repaired, and what was read is kept",
    (format, lines) => {
      const zone = readLines(withDoubts(format, lines, 1))?.zone;
      const repair = zone && findRepair(zone);
      expect(zone?.format).toBe(format);
      expect(zone && isConsistent(format, zone.lines)).toBe(false);
      expect(repair?.cost).toBeLessThan(3);
      expect(zone && repair && substitute(zone.lines, repair)).toEqual(lines);
      expect(zone?.lines).not.toEqual(lines);
    },
  );

  test.each(checkedForms)("of %s, two doubtful characters are left as they were read", (format, lines) => {
    const zone = readLines(withDoubts(format, lines, 2))?.zone;
    expect(zone?.format).toBe(format);
    expect(zone && isConsistent(format, zone.lines)).toBe(false);
    expect(zone && findRepair(zone)).toBeNull();
  });

  test("two doubtful characters are never both repaired", () => {
    const [first = "", second = ""] = passport;
    const once = blurred(lineFrames(second), 4, ["9", "B", 0.6]);
    const zone = readLines([lineFrames(first), blurred(once, 14, ["4", "1", 0.6])])?.zone;
    expect(zone && isConsistent("TD3", zone.lines)).toBe(false);
    expect(zone && findRepair(zone)).toBeNull();
  });

  test("a repair changes one checked character, cheaply, and makes every digit valid, or there is none", () => {
    const [first = "", second = ""] = passport;
    const others = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<");
    fc.assert(
      fc.property(
        fc.nat({ max: 43 }),
        others,
        fc.double({ min: 0.05, max: 0.95 }),
        (column, other, share) => {
          const own = second.charAt(column);
          fc.pre(other !== own);
          const zone = readLines([
            lineFrames(first),
            blurred(lineFrames(second), column, [own, other, share]),
          ])?.zone;
          const repair = zone && findRepair(zone);
          if (!zone || !repair) return;
          const lines = substitute(zone.lines, repair);
          expect(isConsistent("TD3", lines)).toBe(true);
          expect(repair.cost).toBeLessThanOrEqual(3);
          const changed = [...lines.join("")].filter(
            (character, i) => character !== zone.lines.join("").charAt(i),
          );
          expect(changed).toHaveLength(1);
          expect(repair).toMatchObject({ line: 1, column });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("where a second checked character is doubtful nothing is repaired", () => {
    const [first = "", second = ""] = passport;
    const once = blurred(lineFrames(second), 4, ["9", "B", 0.6]);
    const zone = readLines([lineFrames(first), blurred(once, 14, ["4", "1", 0.42])])?.zone;
    expect(zone?.lines[1]?.charAt(14)).toBe("4");
    expect(zone && findRepair(zone)).toBeNull();
  });

  test("a nationality printed in digits is read as digits, one of look-alikes as letters", () => {
    const card2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D2314589071327408122F1204159<<<<<<<6"];
    expect(read(card2)?.lines).toEqual(card2);
    const alike = [card2[0] ?? "", "D231458907UT07408122F1204159<<<<<<<6"];
    expect(read(alike)?.lines[1]?.slice(10, 13)).toBe("UTO");
  });

  test("a valid reading nearly as likely as an invalid one wins, a far less likely one does not", () => {
    const [first = "", second = ""] = passport;
    const doubtful = readLines([lineFrames(first), blurred(lineFrames(second), 4, ["9", "B", 0.55])]);
    const valid = readLines(passport.map((line) => lineFrames(line)));
    if (!doubtful || !valid) throw new Error("both must be read");
    const vague = { ...valid.zone, logLikelihood: doubtful.zone.logLikelihood - 0.5 };
    expect(consistentReading([doubtful.zone, valid.zone])?.lines).toEqual(passport);
    expect(consistentReading([doubtful.zone, vague])).toBeNull();
    expect(meanReading([doubtful, valid])?.lines).toEqual(passport);
  });
});
