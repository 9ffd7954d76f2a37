import { describe, expect, test } from "vitest";
import { parseFields } from "./parse-fields.ts";

const today = "2026-11-21";

describe("fields", () => {
  test("the ICAO passport says what Doc 9303 says of it", () => {
    const lines = [
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ];
    expect(parseFields("TD3", lines, today)).toEqual({
      documentCode: "P",
      issuer: "UTO",
      documentNumber: "L898902C3",
      surname: "ERIKSSON",
      givenNames: "ANNA MARIA",
      nationality: "UTO",
      dateOfBirth: "1974-08-12",
      sex: "F",
      dateOfExpiry: "2012-04-15",
      optional: "ZE184226B",
    });
  });

  test("a card's number of twelve characters is put together, and is not optional data", () => {
    const lines = [
      "I<UTOD23145890<7349<<<<<<<<<<<",
      "3407127M9507122UTO<<<<<<<<<<<2",
      "STEVENSON<<PETER<JOHN<<<<<<<<<",
    ];
    expect(parseFields("TD1", lines, today)).toMatchObject({
      documentNumber: "D23145890734",
      optional: "",
      surname: "STEVENSON",
      givenNames: "PETER JOHN",
      dateOfBirth: "1934-07-12",
    });
  });

  test("France's card has names, number, birth and sex, and no expiry", () => {
    const lines = ["IDFRAMARTINEAU<<<<<<<<<<<<<<<<750026", "0404751000427ELISE<<CLAIRE<7503142F8"];
    expect(parseFields("FR-ID", lines, today)).toEqual({
      documentCode: "ID",
      issuer: "FRA",
      documentNumber: "040475100042",
      surname: "MARTINEAU",
      givenNames: "ELISE CLAIRE",
      nationality: "",
      dateOfBirth: "1975-03-14",
      sex: "F",
      dateOfExpiry: undefined,
      optional: "",
    });
  });

  test("Switzerland's driving licence has its number of twelve digits, birth and names", () => {
    const lines = ["ABC123D<<", "FACHE123456789001<<900115<<<<<", "MUSTER<<MAX<<<<<<<<<<<<<<<<<<<"];
    expect(parseFields("CH-DL", lines, today)).toMatchObject({
      documentCode: "FA",
      issuer: "CHE",
      documentNumber: "123456789001",
      surname: "MUSTER",
      givenNames: "MAX",
      dateOfBirth: "1990-01-15",
      sex: "X",
      dateOfExpiry: undefined,
    });
  });

  test("a person with one name has no given names, and an unspecified sex is X", () => {
    const lines = [
      "P<D<<ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
      "L898902C36D<<7408122<1204159<<<<<<<<<<<<<<04",
    ];
    expect(parseFields("TD3", lines, today)).toMatchObject({
      surname: "ARKFREITH",
      givenNames: "",
      issuer: "D",
      nationality: "D",
      sex: "X",
    });
  });
});
