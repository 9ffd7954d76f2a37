import { describe, expect, test } from "vitest";
import { falsifyDigits } from "./falsify-digits.ts";
import { transliterate } from "./transliterate.ts";
import { type MrzInput, writeMrz } from "./write-mrz.ts";

const anna: MrzInput = {
  documentCode: "P",
  issuer: "UTO",
  surname: "Eriksson",
  givenNames: "Anna Maria",
  documentNumber: "L898902C3",
  nationality: "UTO",
  dateOfBirth: "1974-08-12",
  sex: "F",
  dateOfExpiry: "2012-04-15",
  optional: "ZE184226B",
};
const card = { ...anna, documentCode: "I", documentNumber: "D23145890", optional: "" };

// The examples of ICAO Doc 9303 parts 4 to 7.
describe("zones", () => {
  test.each([
    [
      "TD3",
      anna,
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ],
    ["TD2", card, "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
    ["TD1", card, "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6"],
  ] as const)("%s has the lines of the ICAO example", (format, input, ...lines) => {
    expect(writeMrz(format, input).slice(0, 2)).toEqual(lines);
  });

  test("a number of twelve characters overflows into the optional field with its check digit", () => {
    const peter = {
      ...card,
      surname: "Stevenson",
      givenNames: "Peter John",
      sex: "M" as const,
      documentNumber: "D23145890734",
      dateOfBirth: "1934-07-12",
      dateOfExpiry: "1995-07-12",
    };
    expect(writeMrz("TD1", peter)).toEqual([
      "I<UTOD23145890<7349<<<<<<<<<<<",
      "3407127M9507122UTO<<<<<<<<<<<2",
      "STEVENSON<<PETER<JOHN<<<<<<<<<",
    ]);
  });

  test("a number too long for a passport is refused", () => {
    expect(() => writeMrz("TD3", { ...anna, documentNumber: "D23145890734" })).toThrow(RangeError);
  });

  test("names too long for their field are cut", () => {
    const lines = writeMrz("TD1", { ...card, givenNames: "Maximiliana Alexandrina Wilhelmina" });
    expect(lines[2]).toBe("ERIKSSON<<MAXIMILIANA<ALEXANDR");
  });

  test("a surname too long leaves one letter of the given names", () => {
    const lines = writeMrz("TD1", { ...card, surname: "Wolfeschlegelsteinhausenbergerdorff" });
    expect(lines[2]).toBe("WOLFESCHLEGELSTEINHAUSENBER<<A");
  });

  test("a single name fills the field alone", () => {
    expect(writeMrz("TD3", { ...anna, givenNames: "" })[0]).toBe(`P<UTOERIKSSON${"<".repeat(31)}`);
  });

  test("a French card has its surname alone, and its number before the given names", () => {
    const elise = {
      ...anna,
      documentCode: "ID",
      issuer: "FRA",
      surname: "Martineau",
      givenNames: "Elise Claire",
      documentNumber: "040475100042",
      dateOfBirth: "1975-03-14",
      optional: "750026",
    };
    expect(writeMrz("FR-ID", elise)).toEqual([
      "IDFRAMARTINEAU<<<<<<<<<<<<<<<<750026",
      "0404751000427ELISE<<CLAIRE<7503142F8",
    ]);
  });

  test("a Swiss licence has a short line and two long ones", () => {
    const max = {
      ...anna,
      documentCode: "FA",
      issuer: "CHE",
      surname: "Muster",
      givenNames: "Max",
      documentNumber: "123456789001",
      dateOfBirth: "1990-01-15",
      optional: "ABC123D",
    };
    expect(writeMrz("CH-DL", max)).toEqual([
      "ABC123D<<",
      "FACHE123456789001<<900115<<<<<",
      "MUSTER<<MAX<<<<<<<<<<<<<<<<<<<",
    ]);
  });

  test("falsified digits differ from the right ones in exactly two places", () => {
    const lines = writeMrz("TD3", anna);
    const falsified = falsifyDigits("TD3", lines);
    const changed = [...(lines[1] ?? "")].flatMap((character, i) =>
      falsified[1]?.charAt(i) === character ? [] : [i],
    );
    expect(changed).toEqual([9, 27]);
    expect(falsified[0]).toBe(lines[0]);
  });
});

describe("names in a zone", () => {
  test.each([
    ["Müller", "MUELLER"],
    ["Jónsdóttir", "JONSDOTTIR"],
    ["O'Connor-Smith", "OCONNOR<SMITH"],
    ["de la Cruz", "DE<LA<CRUZ"],
    ["Łukasiewicz", "LUKASIEWICZ"],
    ["Straße", "STRASSE"],
  ])("%s is %s", (name, expected) => expect(transliterate(name)).toBe(expected));
});
