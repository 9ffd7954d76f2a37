/** Words of addresses with their short forms, the first of which stands for all. */
const groups: readonly string[] = [
  "ST STREET",
  "STR STRASSE STRASE STRAAT",
  "AV AVENUE AVE AVENIDA AVDA AVD",
  "BD BOULEVARD BLVD BVD BOUL BULEVAR BULVAR",
  "RD ROAD",
  "DR DRIVE",
  "LN LANE",
  "CT COURT",
  "CL CLOSE",
  "CR CRESCENT CRES CRESC",
  "PL PLACE PLATZ PLAZA PLEIN",
  "SQ SQUARE",
  "TCE TERRACE TERR",
  "PDE PARADE",
  "HWY HIGHWAY",
  "PKWY PARKWAY",
  "CIR CIRCLE",
  "GDNS GARDENS",
  "GR GROVE",
  "MT MOUNT",
  "STE SAINTE",
  "R RUE RUA",
  "RTE ROUTE",
  "CHE CHEMIN CHEM",
  "IMP IMPASSE",
  "ALL ALLEE",
  "FG FAUBOURG FBG",
  "RES RESIDENCE",
  "BAT BATIMENT",
  "C CALLE CI",
  "PSO PASEO",
  "PZA PIAZZA PZZA",
  "CSO CORSO",
  "VLE VIALE",
  "VC VICOLO",
  "LGO LARGO",
  "PCA PRACA",
  "TV TRAVESSA",
  "EST ESTRADA",
  "UL ULICA",
  "AL ALEJA ALEJE ALEI",
  "OS OSIEDLE",
  "NAM NAMESTI NAMESTIE",
  "TR TRIDA",
  "G GATAN GATA",
  "V VAGEN VAG VEJ VEIEN VEI",
  "K KATU",
  "STG STEIG",
  "W WEST",
  "E EAST",
  "N NORTH",
  "S SOUTH",
];

/** Words before a dwelling within the house. */
const unitWords =
  "APARTMENT APT APPARTEMENT APPT APP UNIT FLAT SUITE WOHNUNG WHG TOP TUR TUER STIEGE LOKAL LOK BUS BOITE " +
  "BTE LGT LGH IGH LEJL PISO PTA PUERTA INT INTERNO BYT ESC ETAGE FLOOR PORTE DOOR ROOM";

const shortByForm = new Map(
  groups.flatMap((group) => group.split(" ").map((form) => [form, group.split(" ")[0] ?? form] as const)),
);
const formsByShort = new Map(
  groups.map((group) => [
    group.split(" ")[0] ?? "",
    group.split(" ").toSorted((a, b) => b.length - a.length),
  ]),
);
const units = new Set(unitWords.split(" "));

/** Long forms that are written together with a name, or that lost their space: "HAUPTSTRASSE", "MAINSTREET". */
const endings = groups
  .flatMap((group) =>
    group
      .split(" ")
      .slice(1)
      .map((form) => [form, group.split(" ")[0] ?? form] as const),
  )
  .filter(([form]) => form.length >= 4)
  .toSorted(([a], [b]) => b.length - a.length);

/** A word with its long form made short: "STREET" becomes "ST", "HAUPTSTRASSE" becomes "HAUPTSTR". */
export function shortenStreetWord(word: string): string {
  const short = shortByForm.get(word);
  if (short !== undefined) return short;
  const ending = endings.find(([form]) => word.endsWith(form) && word.length >= form.length + 3);
  return ending ? word.slice(0, -ending[0].length) + ending[1] : word;
}

/** Every way to write a shortened word, the longest first. */
export function formsOfStreetWord(short: string): readonly string[] {
  return formsByShort.get(short) ?? [short];
}

/** Whether the number that follows names a dwelling within the house. */
export function isUnitWord(word: string): boolean {
  return units.has(word);
}
