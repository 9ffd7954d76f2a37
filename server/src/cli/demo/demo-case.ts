import type { SpecimenFault } from "#specimen/specimen.ts";

/** Whom the selfie shows. */
export type SelfieSubject = "holder" | "stranger" | "nobody";

/** How a case may end, in Veriff's numbers; "in-review" where a person has to look. */
export type ExpectedEnd = { readonly code: number; readonly reasonCode: number | null } | "in-review";

/** One story that the demo plays. */
export interface DemoCase {
  /** One plain sentence. */
  readonly story: string;
  readonly faults: readonly SpecimenFault[];
  readonly selfie: SelfieSubject;
  readonly ends: readonly ExpectedEnd[];
}

/** Every story by its name on the command line. */
export const demoCases: Readonly<Record<string, DemoCase>> = {
  good: {
    story: "A valid passport and a selfie of its holder.",
    faults: [],
    selfie: "holder",
    ends: [{ code: 9001, reasonCode: null }],
  },
  expired: {
    story: "A passport whose date has passed.",
    faults: ["expired"],
    selfie: "holder",
    ends: [{ code: 9103, reasonCode: 207 }],
  },
  "no-face": {
    story: "A selfie that shows the wall.",
    faults: [],
    selfie: "nobody",
    ends: [{ code: 9103, reasonCode: 202 }],
  },
  "different-person": {
    story: "A selfie of somebody else.",
    faults: [],
    selfie: "stranger",
    ends: [{ code: 9102, reasonCode: 103 }],
  },
  blurred: {
    story: "A passport too blurred to read.",
    faults: ["blur"],
    selfie: "holder",
    ends: [{ code: 9103, reasonCode: 204 }],
  },
  "wrong-digits": {
    story: "A passport with falsified check digits.",
    faults: ["wrong-digits"],
    selfie: "holder",
    ends: [{ code: 9102, reasonCode: 102 }, "in-review"],
  },
  "screen-replay": {
    story: "A passport photographed from a screen.",
    faults: ["screen-replay"],
    selfie: "holder",
    ends: ["in-review", { code: 9102, reasonCode: 101 }],
  },
};

/** An end in words. */
export function endInWords(end: ExpectedEnd): string {
  if (end === "in-review") return "in review";
  return end.reasonCode === null ? String(end.code) : `${end.code}/${end.reasonCode}`;
}
