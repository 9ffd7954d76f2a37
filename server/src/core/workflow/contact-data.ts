import type { Step } from "./step.ts";

/** What is kept of an address that a person gave and of the codes that went there. Times are ISO 8601. */
export interface ContactData {
  /** An e-mail address, or a phone number as E.164 writes it. */
  readonly address: string;
  /** SHA-256 over a salt and the code, both in hex; null once it is used up. */
  readonly codeHash: string | null;
  readonly salt: string;
  readonly sentAt: string;
  /** After that the code counts no more. */
  readonly expiresAt: string;
  readonly codesSent: number;
  readonly wrongCodes: number;
}

/** What is kept at a step that proves an address; undefined before a code was sent. */
export function contactDataOf(step: Pick<Step, "data"> | undefined): ContactData | undefined {
  // Sound because `core/contact` alone writes the steps of these features.
  return step?.data as unknown as ContactData | undefined;
}
