/** Who issued a licence: the state as in ICAO Doc 9303 and its part as in ISO 3166-2. */
export interface Issuer {
  readonly country: "USA" | "CAN" | "MEX";
  /** Null for a whole state's own authority. */
  readonly jurisdiction: string | null;
}

/** The issuer identification numbers that AAMVA gave out, by the state's postal letters. */
const numbers =
  "VA636000 NY636001 MA636002 MD636003 NC636004 SC636005 CT636006 LA636007 MT636008 NM636009 FL636010 " +
  "DE636011 ON636012 NS636013 CA636014 TX636015 NL636016 NB636017 IA636018 GU636019 CO636020 AR636021 " +
  "KS636022 OH636023 VT636024 PA636025 AZ636026 BC636028 OR636029 MO636030 WI636031 MI636032 AL636033 " +
  "ND636034 IL636035 NJ636036 IN636037 MN636038 NH636039 UT636040 ME636041 SD636042 DC636043 SK636044 " +
  "WA636045 KY636046 HI636047 MB636048 NV636049 ID636050 MS636051 RI636052 TN636053 NE636054 GA636055 " +
  "OK636058 AK636059 WY636060 WV636061 VI636062 PE604426 AS604427 QC604428 YT604429 MP604430 PR604431 " +
  "AB604432 NU604433 NT604434";

const canadian = new Set(["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"]);

function issuerOf(letters: string): Issuer {
  return canadian.has(letters)
    ? { country: "CAN", jurisdiction: `CA-${letters}` }
    : { country: "USA", jurisdiction: `US-${letters}` };
}

const pairs = numbers.split(" ").map((entry) => [entry.slice(2), entry.slice(0, 2)] as const);
const byLetters = new Map(pairs.map(([, letters]) => [letters, issuerOf(letters)]));
const byNumber = new Map<string, Issuer>([
  ...pairs.map(([number, letters]) => [number, issuerOf(letters)] as const),
  ["636027", { country: "USA", jurisdiction: null }],
  ["636056", { country: "MEX", jurisdiction: "MX-COA" }],
  ["636057", { country: "MEX", jurisdiction: "MX-HID" }],
]);

/** The issuer with a number of six digits. */
export function issuerOfNumber(number: string): Issuer | undefined {
  return byNumber.get(number);
}

/** The issuer with a state's or province's two postal letters. */
export function issuerOfLetters(letters: string): Issuer | undefined {
  return byLetters.get(letters);
}
