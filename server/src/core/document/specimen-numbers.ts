/** Numbers on specimens that states and ICAO Doc 9303 have published: state and number. */
const published: ReadonlySet<string> = new Set([
  ...["UTO L898902C3", "UTO L898902C", "UTO D23145890", "UTO L8988901C"],
  ...["AUS PA0940409", "CAN GA302922", "CHE S0002068", "CZE 99009054", "D C01X00T47", "D L01X00T47"],
  ...["D T22000129", "D T220001293", "D Y701001V5", "HRV 007007007", "HUN BD0002028", "ISL A2040611"],
  ...["JPN XS1234567", "LTU 11810187", "LVA PA9992921", "MCO 029067", "NLD SPECI2014", "NLD XX0000000"],
  ...["PRT 1234AZ567", "SRB 955555546", "SWE 59000002"],
]);

/** Whether a published specimen has this number, or it is nothing but zeros behind letters: nobody's own document. */
export function isSpecimenNumber(state: string, number: string): boolean {
  const bare = number.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return published.has(`${state} ${bare}`) || /^[A-Z]{0,3}0{6,}$/.test(bare);
}
