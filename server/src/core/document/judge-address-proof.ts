import { type AddressComparison, compareAddress } from "./compare-address.ts";
import { comparePrintedName, type NameComparison } from "./compare-printed-name.ts";
import type { AddressProofReading, PdfForensics } from "./proof-of-address.ts";

/** What a proof of address is held against. */
export interface AddressProofExpectation {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  /** YYYY-MM-DD */
  readonly today: string;
  /** The policy's: an older proof does not count. */
  readonly maxAgeMonths: number;
}

/** What in a PDF's making a person should look at. */
export type ForensicCue =
  | "made-with-an-editor"
  | "changed-after-signing-or-writing"
  | "text-over-text"
  | "text-hidden"
  | "text-added-as-annotation"
  | "stray-font";

/** A proof of address, judged: each question by itself, and all together. */
export interface AddressProofJudgement {
  /** A cue alone never fails a proof; it makes a pass unsure. */
  readonly verdict: "pass" | "unsure" | "fail";
  readonly name: NameComparison | "not-read" | "not-asked";
  readonly address: AddressComparison | "not-read" | "not-asked";
  readonly age: "recent" | "too-old" | "in-the-future" | "not-read";
  readonly issuer: "found" | "not-read";
  readonly cues: readonly ForensicCue[];
}

/** Whether a document proves that this person lives there. */
export function judgeAddressProof(
  reading: AddressProofReading,
  expected: AddressProofExpectation,
): AddressProofJudgement {
  const parts = {
    name: judgeName(reading, expected.name),
    address: judgeAddress(reading, expected.address),
    age: judgeAge(valueOf(reading, "date-of-issue"), expected),
    issuer: valueOf(reading, "issuer") === undefined ? ("not-read" as const) : ("found" as const),
    cues: cuesOf(reading.forensics),
  };
  return { verdict: verdictOf(parts), ...parts };
}

function verdictOf(parts: Omit<AddressProofJudgement, "verdict">): AddressProofJudgement["verdict"] {
  const address = typeof parts.address === "string" ? parts.address : parts.address.result;
  const answers: readonly string[] = [parts.name, address, parts.age, parts.issuer];
  if (answers.some((answer) => answer === "different" || answer === "too-old")) return "fail";
  const isGood = (answer: string) => ["same", "recent", "found", "not-asked"].includes(answer);
  return answers.every(isGood) && parts.cues.length === 0 ? "pass" : "unsure";
}

function valueOf(reading: AddressProofReading, name: string): string | undefined {
  return reading.fields.find((field) => field.name === name)?.value;
}

function judgeName(reading: AddressProofReading, expected: string | undefined) {
  if (expected === undefined) return "not-asked" as const;
  const read = valueOf(reading, "full-name");
  return read === undefined ? ("not-read" as const) : comparePrintedName(expected, read);
}

/** A letter names where it was sent to and may name where the supply is; either proves the address. */
function judgeAddress(reading: AddressProofReading, expected: string | undefined) {
  if (expected === undefined) return "not-asked" as const;
  const read = reading.fields.filter(({ name }) => name === "address" || name === "service-address");
  const rank = { same: 0, partly: 1, different: 2 };
  const best = read
    .map(({ value }) => compareAddress(expected, value))
    .toSorted((a, b) => rank[a.result] - rank[b.result])[0];
  return best ?? ("not-read" as const);
}

function judgeAge(issued: string | undefined, { today, maxAgeMonths }: AddressProofExpectation) {
  if (issued === undefined) return "not-read" as const;
  if (issued > today) return "in-the-future" as const;
  return issued < monthsBefore(today, maxAgeMonths) ? ("too-old" as const) : ("recent" as const);
}

/** The same day so many months earlier, or that month's last. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const index = year * 12 + month - 1 - months;
  const [targetYear, targetMonth] = [Math.floor(index / 12), index % 12];
  const lastDate = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(targetYear, targetMonth, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

function cuesOf(forensics: PdfForensics | null): readonly ForensicCue[] {
  if (forensics === null) return [];
  const { isFromEditor, incrementalUpdates, hasSignature } = forensics;
  const found: Readonly<Record<ForensicCue, boolean>> = {
    "made-with-an-editor": isFromEditor,
    // A signature is itself appended to what was written first.
    "changed-after-signing-or-writing": incrementalUpdates > (hasSignature ? 1 : 0),
    "text-over-text": forensics.overlaidTexts > 0,
    "text-hidden": forensics.hiddenTexts > 0,
    "text-added-as-annotation": forensics.annotationTexts > 0,
    "stray-font": forensics.strayFonts.length > 0,
  };
  return (Object.keys(found) as ForensicCue[]).filter((cue) => found[cue]);
}
