import { integer, pick, type Random } from "./random.ts";
import type { SpecimenFields, SpecimenOptions, SpecimenType } from "./specimen.ts";

const surnames = [
  "ERIKSSON",
  "MÜLLER",
  "DE LA CRUZ",
  "NOVÁK",
  "O'CONNOR",
  "LINDQVIST",
  "ABARA",
  "TANAKA",
  "WEISS",
  "DUBOIS",
];
const femaleNames = ["ANNA MARIA", "ELODIE", "ZOE", "INGRID KARIN", "LUCÍA", "AMARA"];
const maleNames = ["ERIK JOHAN", "SEÁN PATRICK", "HUGO", "KENJI", "PAUL", "XAVIER MARC"];
const places = ["ZENITH", "AMAUROT", "NEW ABRAXA", "PORT ANYDER"];
const streets = ["12 HARBOUR LANE", "7 ORCHARD ROW", "148 MAIN STREET", "30 SCHOLARS WALK"];
const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** The fields of a specimen: those given, the others made up. Utopia (UTO) is ICAO's fictitious state. */
export function fillFields(options: SpecimenOptions, random: Random): SpecimenFields {
  const year = Number(options.today.slice(0, 4));
  const isExpired = options.faults?.includes("expired") ?? false;
  const sex = pick(random, ["F", "M"] as const);
  const place = pick(random, places);
  const day = monthAndDay(random);
  const issued = isExpired ? year - 12 : year - integer(random, 1, 5);
  return {
    surname: pick(random, surnames),
    givenNames: pick(random, sex === "F" ? femaleNames : maleNames),
    documentNumber: documentNumber(options.type, random),
    issuer: "UTO",
    nationality: "UTO",
    dateOfBirth: `${year - integer(random, 21, 64)}-${monthAndDay(random)}`,
    dateOfIssue: `${issued}-${day}`,
    dateOfExpiry: `${issued + 10}-${day}`,
    sex,
    optional: random() < 0.4 ? digits(random, 8) : "",
    placeOfBirth: place,
    address: `${pick(random, streets)}, ${place}`,
    ...options.fields,
  };
}

function documentNumber(type: SpecimenType, random: Random): string {
  const prefix = type === "passport" ? "P" : pick(random, [...letters]);
  return `${prefix}${pick(random, [...letters])}${digits(random, 7)}`;
}

function monthAndDay(random: Random): string {
  return `${pad(integer(random, 1, 12))}-${pad(integer(random, 1, 28))}`;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => integer(random, 0, 9)).join("");
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
