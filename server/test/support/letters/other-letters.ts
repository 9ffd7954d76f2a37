import type { Letter } from "./letter.ts";

/** Letters in less usual layouts. */
export const otherLetters: readonly Letter[] = [
  {
    name: "seller and buyer side by side",
    page: "A4",
    texts: [
      [40, 40, 20, "INVOICE"],
      [40, 90, 10, "FROM", "Bright Fibre Ltd", "22 Cable Street", "Bristol", "BS99 1XX"],
      [
        320,
        90,
        10,
        "TO",
        "Dr. Hannah Lindqvist",
        "Flat 12B",
        "The Old Mill",
        "7 Mill Lane",
        "Bath",
        "BA99 2YY",
      ],
      [40, 210, 10, "Invoice date: 02 Feb 2026", "Due date: 02 Mar 2026", "Account no. 99-8821"],
      [40, 280, 10, "Broadband"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Hannah Lindqvist", issuer: "Bright Fibre Ltd" },
      ...{
        address: "Flat 12B, The Old Mill, 7 Mill Lane, Bath BA99 2YY",
        date: "2026-02-02",
        account: "99-8821",
      },
    },
  },
  {
    name: "all in one line",
    page: "A4",
    texts: [
      [40, 40, 16, "Eastshire Water"],
      [40, 80, 10, "Customer: Jane Sample, 12 High Street, Eastham SW99 1AA"],
      [40, 120, 10, "Bill date 14/02/2026", "Water charges 100.00"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Jane Sample", issuer: "Eastshire Water" },
      ...{ address: "12 High Street, Eastham SW99 1AA", date: "2026-02-14" },
    },
  },
  {
    name: "care of a family",
    page: "A4",
    texts: [
      [60, 50, 7, "Nordlicht Versicherung AG, Hafenstr. 1, 20099 Hamburg"],
      [
        60,
        66,
        11,
        "Frau",
        "Annegret Söhnlein",
        "c/o Familie Peters",
        "Am Kirchberg 3, Whg. 5",
        "24999 Flensdorf",
      ],
      [400, 60, 18, "Nordlicht"],
      [400, 120, 9, "Hamburg, 03.11.2026", "Versicherungsnummer 88/1234567"],
      [60, 250, 11, "Sehr geehrte Frau Söhnlein,", "wir bestätigen Ihre Versicherung."],
    ],
    truth: {
      ...{ kind: "other", name: "Annegret Söhnlein", issuer: "Nordlicht" },
      ...{ address: "Am Kirchberg 3, Whg. 5, 24999 Flensdorf", date: "2026-11-03", account: "88/1234567" },
    },
  },
  {
    name: "Polish town hall",
    page: "A4",
    texts: [
      [40, 40, 14, "Urząd Miasta Lipowo"],
      [40, 60, 9, "Lipowo, dnia 12 maja 2026 r."],
      [300, 120, 10, "Sz. P.", "Krzysztof Łabędzki", "Lipowo 14", "87-999 Lipowo"],
      [40, 240, 10, "Zaświadczenie o zameldowaniu", "Urząd Miasta zaświadcza"],
    ],
    truth: {
      ...{ kind: "government-letter", name: "Krzysztof Łabędzki", issuer: "Urząd Miasta Lipowo" },
      ...{ address: "Lipowo 14, 87-999 Lipowo", date: "2026-05-12" },
    },
  },
  {
    name: "Indian electricity",
    page: "A4",
    texts: [
      [40, 40, 16, "Himalaya Power Distribution Ltd"],
      [40, 100, 10, "Name : RAVI KUMAR SHARMA", "Address : 12/4, Lake Road, Indranagar, Bengaluru 569998"],
      [40, 130, 10, "Consumer No : 1020304050", "Bill Date : 05-Jan-2026", "Due Date : 20-Jan-2026"],
      [40, 200, 10, "Units consumed 220 kWh"],
    ],
    truth: {
      ...{ kind: "utility-bill", name: "Ravi Kumar Sharma", issuer: "Himalaya Power Distribution Ltd" },
      ...{
        address: "12/4 Lake Road, Indranagar, Bengaluru 569998",
        date: "2026-01-05",
        account: "1020304050",
      },
    },
  },
];
