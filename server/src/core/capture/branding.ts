/** How a customer wants his page to look and to read. What is undefined is the page's own. */
export interface Branding {
  readonly name?: string;
  /** #rrggbb, lower case. */
  readonly colours: {
    readonly accent?: string;
    /** On top of the accent. */
    readonly onAccent?: string;
    readonly background?: string;
    readonly text?: string;
  };
  /** By language, then by the page's own key. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By language. */
  readonly privacyTexts: Readonly<Record<string, string>>;
  readonly privacyUrl?: string;
  /** Of the logo's bytes; lower-case hex. */
  readonly logoSha256?: string;
}

/** A picture beside the customer's name. */
export interface Logo {
  readonly mimeType: "image/png" | "image/jpeg";
  readonly bytes: Uint8Array;
}

export const plainBranding: Branding = { colours: {}, texts: {}, privacyTexts: {} };
