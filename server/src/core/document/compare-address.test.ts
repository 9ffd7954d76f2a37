import { describe, expect, test } from "vitest";
import { compareAddress } from "./compare-address.ts";

describe("the same place, however it is written", () => {
  test.each([
    ["123 Main Street, Anytown, PA 18062", "123 MAIN ST\nANYTOWN, PA 18062"],
    ["123 Main Street, Anytown, PA 18062", "123MAINST,ANYTOWN,PA18062"],
    ["123 Main Street, Anytown, PA 18062", "123MAINSTREET ANYTOWN,PA18062-1234"],
    ["1954 Bloor Street West, Toronto, ON, M6P 3K9, Canada", "1954 Bloor St. W, Toronto ON M6P3K9"],
    ["12 rue de l'Imaginaire, 75001 Paris", "12 RUE DE L’IMAGINAIRE\n75001 PARIS\nFRANCE"],
    ["12, avenue des Rêves, 75008 Paris", "12 AV DES REVES 75008 PARIS CEDEX 08"],
    ["Musterstraße 12, 10115 Berlin", "Musterstr. 12\n10115 Berlin"],
    ["Müllergasse 4a, 1010 Wien", "1010 WIEN, MUELLERGASSE 4 A, Österreich"],
    ["Sessamestreet 32, 1025 RX Amsterdam", "SESSAMESTREET 32, 1025RX AMSTERDAM, Nederland"],
    ["Flat 2, 10 High Street, London SW1A 1AA", "10 High St, Flat 2\nLondon\nSW1A1AA\nUnited Kingdom"],
    ["ul. Długa 5/7, 00-238 Warszawa", "Ulica Dluga 5/7, 00-238 WARSZAWA, Polska"],
    ["Via Roma 10, 20121 Milano (MI)", "VIA ROMA, 10 - 20121 MILANO MI"],
    ["Calle Mayor 3, 28013 Madrid", "C/ Mayor, 3, 28013 MADRID, España"],
    ["Storgatan 5, 111 22 Stockholm", "STORGATAN 5, SE-11122 STOCKHOLM"],
    ["Rua Augusta 100, 1100-053 Lisboa", "R. Augusta 100\n1100-053 LISBOA\nPortugal"],
    ["1010 Lincoln Rd, Springfield, IL 62701", "1010 Lincoln Road, Springfield IL 62701, USA"],
    ["12 bis rue Haute, 69001 Lyon", "12bis Rue Haute 69001 LYON"],
    ["5 George Street, Sydney NSW 2000", "5 George St, Sydney, NSW 2000, Australia"],
    ["Calle Mayor 14, 3º B, 28013 Madrid", "C/ MAYOR 14, 3° B, 28013 MADRID"],
    ["1203-77 Foothill Boulevard SW, Calgary AB T2P 9Z9", "1203 - 77 Foothil lBlvd SW, Calgary, AB T2P 9Z9"],
    ["Sjøgata 2, 5003 Bergen", "SJOGATA 2, 5003 BERGEN"],
    ["Fjordveien 1, 0139 Oslo", "0139 OSLO, Fjordveien 1"],
  ])("%s = %s", (a, b) => {
    expect(compareAddress(a, b)).toMatchObject({ result: "same", differs: [], misspelt: [] });
    expect(compareAddress(b, a).result).toBe("same");
  });
});

describe("another place", () => {
  test.each([
    ["123 Main Street, Anytown, PA 18062", "125 Main Street, Anytown, PA 18062", ["house-number"]],
    ["123 Main Street, Anytown, PA 18062", "123 Main Street, Anytown, PA 18063", ["postal-code"]],
    ["12 rue Haute, 75001 Paris", "12 rue des Bois, 75001 Paris", ["street"]],
    [
      "123 RUE DE L'IMAGINAIRE, 75001 PARIS",
      "12 AVENUE DES RÊVES, 75000 PARIS",
      ["street", "house-number", "postal-code"],
    ],
    ["Hauptstrasse 1010, 1020 Wien", "Hauptstrasse 1010, 1030 Wien", ["postal-code"]],
    ["10 High Street, London SW1A 1AA", "10 High Street, London SW1A 1AB", ["postal-code"]],
    ["Park Street 1, 1010 Wien", "Parkway Street 1, 1010 Wien", ["street"]],
    ["ul. Długa 12/3, 00-238 Warszawa", "ul. Długa 14/3, 00-238 Warszawa", ["house-number"]],
  ])("%s ≠ %s", (a, b, differs) => {
    const compared = compareAddress(a, b);
    expect(compared.result).toBe("different");
    expect(compared.differs.toSorted()).toEqual(differs.toSorted());
    expect(compareAddress(b, a).result).toBe("different");
  });
});

describe("perhaps the same place", () => {
  test.each([
    ["10 High Street, London SW1A 1AA", "Flat 2, 10 High Street, London SW1A 1AA", { missing: ["unit"] }],
    [
      "Flat 3, 10 High Street, London SW1A 1AA",
      "Flat 2, 10 High Street, London SW1A 1AA",
      { differs: ["unit"] },
    ],
    ["12B rue Haute, 75001 Paris", "12 rue Haute, 75001 Paris", { missing: ["house-number"] }],
    ["12 rue Haute, Paris", "12 rue Haute, 75001 Paris", { missing: ["postal-code"] }],
    ["12 rue Haute, 75001 Paris", "12 rue Haute, 75001", { missing: ["place"] }],
    ["Sesamstraat 32, 1025 RX Amsterdam", "Sessamstraat 32, 1025 RX Amsterdam", { misspelt: ["street"] }],
  ])("%s ~ %s", (a, b, told) => {
    expect(compareAddress(a, b)).toMatchObject({ result: "partly", ...told });
    expect(compareAddress(b, a).result).toBe("partly");
  });
});

test("nothing at all is no address", () => {
  expect(compareAddress("", "").result).toBe("partly");
  expect(compareAddress("", "12 rue Haute, 75001 Paris").result).toBe("partly");
});
