import { drawNames } from "./names.ts";
import { integer, pick, type Random } from "./random.ts";
import type { SpecimenFields, SpecimenOptions, SpecimenType } from "./specimen.ts";

const places = ["ZENITH", "AMAUROT", "NEW ABRAXA", "PORT ANYDER", "SAINT-HYTHLODAY", "ÎLE VERTE"];
const streets = ["12 HARBOUR LANE", "7 ORCHARD ROW", "148 MAIN STREET", "30 SCHOLARS WALK", "5B MILL ROAD"];
const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
/** Whose zone has room for a longer number. */
const longNumberTypes: readonly SpecimenType[] = ["identity-card", "residence-permit"];
const longNumberShare = 0.15;

/** The fields of a specimen: those given, the others made up. Utopia (UTO) is ICAO's fictitious state. */
export function fillFields(options: SpecimenOptions, random: Random): SpecimenFields {
  const year = Number(options.today.slice(0, 4));
  const isExpired = options.faults?.includes("expired") ?? false;
  const sex = random() < 0.03 ? "X" : pick(random, ["F", "M"] as const);
  const place = pick(random, places);
  const day = monthAndDay(random);
  const issued = isExpired ? year - 12 : year - integer(random, 1, 5);
  return {
    ...drawNames(random, sex),
    documentNumber: documentNumber(options.type, random),
    issuer: "UTO",
    nationality: "UTO",
    dateOfBirth: `${year - integer(random, 21, 84)}-${monthAndDay(random)}`,
    dateOfIssue: `${issued}-${day}`,
    dateOfExpiry: `${issued + 10}-${day}`,
    sex,
    optional: random() < 0.4 && hasOptional(options.type) ? digits(random, 7) : "",
    placeOfBirth: pick(random, places),
    address: `${pick(random, streets)}, ${place}`,
    ...options.fields,
  };
}

/** Visas' zones have an optional field too, but no state prints a personal number there. */
function hasOptional(type: SpecimenType): boolean {
  return type === "passport" || type === "identity-card" || type === "residence-permit";
}

function documentNumber(type: SpecimenType, random: Random): string {
  const prefix = type === "passport" ? "P" : pick(random, [...letters]);
  const rest = random() < 0.25 ? mixed(random, 7) : digits(random, 7);
  const number = `${prefix}${pick(random, [...letters])}${rest}`;
  const isLong = random() < longNumberShare && longNumberTypes.includes(type);
  return isLong ? number + digits(random, integer(random, 1, 4)) : number;
}

function mixed(random: Random, count: number): string {
  return Array.from({ length: count }, () => pick(random, [..."0123456789CFGHJKLMNPRTVWXYZ"])).join("");
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
