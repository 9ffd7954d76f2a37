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
