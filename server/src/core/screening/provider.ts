import type { CheckReason } from "#core/check/reason.ts";
import type { VerifiedDocument, VerifiedPerson } from "#core/document/document.ts";

/** What somebody else is asked about a person. */
export interface ScreeningQuestion {
  readonly person: VerifiedPerson;
  readonly document: VerifiedDocument;
  readonly ipAddress: string | undefined;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What is answered; "not-configured" says that nobody is there to ask, which is neither good nor bad. */
export type ScreeningAnswer =
  | { readonly status: "not-configured" }
  | {
      readonly status: "answered";
      readonly provider: string;
      readonly verdict: "pass" | "fail" | "unsure";
      /** Set unless it passed. */
      readonly reason: CheckReason | null;
      /** For rules, by the names of the feature's facts. */
      readonly facts: Readonly<Record<string, string | number | boolean | null>>;
    };

/** Somebody who knows more than the pictures tell. Throws where he cannot be reached, so that the job is tried again. */
export interface Screener {
  ask(question: ScreeningQuestion): Promise<ScreeningAnswer>;
}

/** Everybody who may be asked, by feature. */
export interface Screeners {
  readonly "database-validation": Screener;
  readonly "aml-screening": Screener;
  readonly "ip-analysis": Screener;
  /** Reads what a chip told a phone; no page can hand that in yet. */
  readonly nfc: Screener;
}
export type ScreenedFeature = keyof Screeners;

const nobody: Screener = { ask: async () => ({ status: "not-configured" }) };

/** Nobody to ask: every answer says so. */
export const noScreeners: Screeners = {
  ...{ "database-validation": nobody, "aml-screening": nobody, "ip-analysis": nobody, nfc: nobody },
};
