import type { VeriffParams } from "./veriff-form.ts";

/** What the server answers, as a site's `onSession` is given it. */
export interface SessionAnswer {
  readonly status: string;
  readonly verification: {
    readonly id: string;
    readonly url: string;
    readonly host: string;
    readonly status: string;
    readonly sessionToken: string;
  };
}

/** Why there is no session. */
export interface SessionFailure {
  /** The HTTP status; 0 when the server was not reached. */
  readonly status: number;
  readonly statusText: string;
}

/** One of the two is null. */
export interface SessionOutcome {
  readonly failure: SessionFailure | null;
  readonly answer: SessionAnswer | null;
}

/** Asks the server for a session, by the public key alone. */
export async function createSession(
  { host, apiKey }: { readonly host: string; readonly apiKey: string },
  { person = {}, vendorData, callback }: VeriffParams,
): Promise<SessionOutcome> {
  const { givenName, lastName, idNumber } = person;
  const told = { firstName: clean(givenName), lastName: clean(lastName), idNumber: clean(idNumber) };
  const timestamp = new Date().toISOString();
  const verification = { callback, person: told, vendorData: clean(vendorData), timestamp };
  try {
    const response = await window.fetch(`${host.replace(/\/+$/, "")}/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-auth-client": apiKey, "x-origin": "js-sdk" },
      body: JSON.stringify({ verification }),
    });
    const { status, statusText } = response;
    if (status !== 201) return { failure: { status, statusText }, answer: null };
    return { failure: null, answer: (await response.json()) as SessionAnswer };
  } catch {
    return { failure: { status: 0, statusText: "" }, answer: null };
  }
}

/** A space stands for a field that is neither asked nor told. */
function clean(text: string | undefined): string | undefined {
  return text?.trim() === "" ? undefined : text?.trim();
}
