import { defaultHost } from "./default-host.ts";
import { createSession, type SessionAnswer, type SessionFailure } from "./create-session.ts";
import { fillForm, type FormTexts } from "./form.ts";

/** What the form is made with. */
export interface VeriffOptions {
  /** The integration's public key. */
  readonly apiKey: string;
  /** Id of the element that the form goes into. */
  readonly parentId: string;
  /** The server's address; where the script came from when left out. */
  readonly host?: string;
  readonly onSession?: (failure: SessionFailure | null, answer: SessionAnswer | null) => void;
}

/** What is known of the person, and so not asked. */
export interface VeriffParams {
  readonly person?: { readonly givenName?: string; readonly lastName?: string; readonly idNumber?: string };
  readonly vendorData?: string;
  readonly callback?: string;
}

/** The form. */
export interface Veriff {
  params: VeriffParams;
  setParams(params: VeriffParams): void;
  mount(texts?: FormTexts): void;
}

/** Makes a form that asks for a name and opens a session with it: no backend of the site's own is needed. */
export function createVeriff(options: VeriffOptions): Veriff {
  const { apiKey, parentId, onSession, host = defaultHost() } = options;
  if (!apiKey) throw new Error("Veriff: `apiKey` is needed.");
  const veriff: Veriff = {
    params: {},
    setParams(params) {
      veriff.params = { ...veriff.params, ...params };
    },
    mount(texts = {}) {
      const parent = document.getElementById(parentId);
      if (!parent) throw new Error(`Veriff: there is no element with the id "${parentId}".`);
      fillForm(parent, {
        texts,
        known: veriff.params,
        onSubmit: async (given) => {
          const { failure, answer } = await createSession({ host, apiKey }, { ...veriff.params, ...given });
          onSession?.(failure, answer);
        },
      });
    },
  };
  return veriff;
}
