import { describe, expect, test } from "vitest";
import { classCount, mrzAlphabet } from "./alphabet.ts";
import type { DecodedZone } from "./decode.ts";
import type { LineFrames } from "./frames.ts";
import { consistentReading, meanReading, readFormats } from "./read-zone.ts";
import { findRepair, isConsistent, substitute } from "./repair.ts";
import { lineFrames } from "./testing.ts";

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
  return readFormats(lines.map((line) => lineFrames(line)))[0]?.zone;
}

/** The same frames with part of a character's probability given to another. */
function blurred(
  frames: LineFrames,
  column: number,
  [from, to, share]: [string, string, number],
): LineFrames {
  const characters = frames.characters.slice();
  const at = (3 + column * 3) * classCount;
  const whole = characters[at + mrzAlphabet.indexOf(from)] ?? 0;
  characters[at + mrzAlphabet.indexOf(from)] = whole * (1 - share);
  characters[at + mrzAlphabet.indexOf(to)] = whole * share;
  return { ...frames, characters };
}

describe("zones", () => {
  test.each([
    ["TD3", passport],
    ["TD1", card],
    ["TD2", ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]],
    [
      "MRV-A",
      ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
    ],
    ["MRV-B", ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"]],
  ])("%s is told from its lines and read exactly", (format, lines) => {
    expect(read(lines)).toMatchObject({ format, lines });
  });

  test("lines before the zone are left out", () => {
    const [best] = readFormats(["MINISTRYOFNOWHEREANDSOMEWHERE", ...card].map((line) => lineFrames(line)));
    expect(best).toMatchObject({ firstLine: 1, zone: { format: "TD1", lines: card } });
  });

  test("a letter O among digits that was seen as a zero is a letter again where only letters stand", () => {
    const zeros = [passport[0] ?? "", "L898902C36UT07408122F1204159ZE184226B<<<<<10"];
    expect(read(zeros)?.lines).toEqual(passport);
  });

  test("lines of another length are no zone", () => {
    expect(
      readFormats(["ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNOPQRST"].map((line) => lineFrames(line))),
    ).toEqual([]);
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
    const zone = readFormats(frames)[0]?.zone;
    const repair = zone && findRepair(zone);
    expect(zone?.lines[1]?.charAt(4)).toBe("B");
    expect(repair).toMatchObject({ line: 1, column: 4, from: "B", to: "9" });
    expect(repair?.cost).toBeCloseTo(Math.log(0.6 / 0.4), 1);
    expect(zone && repair && substitute(zone.lines, repair)).toEqual(passport);
  });

  test("two doubtful characters are never both repaired", () => {
    const [first = "", second = ""] = passport;
    const once = blurred(lineFrames(second), 4, ["9", "B", 0.6]);
    const zone = readFormats([lineFrames(first), blurred(once, 14, ["4", "1", 0.6])])[0]?.zone;
    expect(zone && isConsistent("TD3", zone.lines)).toBe(false);
    expect(zone && findRepair(zone)).toBeNull();
  });

  test("a valid reading nearly as likely as an invalid one wins, a far less likely one does not", () => {
    const [first = "", second = ""] = passport;
    const doubtful = readFormats([lineFrames(first), blurred(lineFrames(second), 4, ["9", "B", 0.55])])[0];
    const valid = readFormats(passport.map((line) => lineFrames(line)))[0];
    if (!doubtful || !valid) throw new Error("both must be read");
    const vague = { ...valid.zone, logLikelihood: doubtful.zone.logLikelihood - 0.5 };
    expect(consistentReading([doubtful.zone, valid.zone])?.lines).toEqual(passport);
    expect(consistentReading([doubtful.zone, vague])).toBeNull();
    expect(meanReading([doubtful, valid])?.lines).toEqual(passport);
  });
});
