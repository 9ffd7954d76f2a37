/** A holder's names as far as the elements part them; empty what they do not say. */
export interface HolderNames {
  readonly surname: string;
  readonly givenNames: string;
  /** Only where it is not said for certain which words are the surname. */
  readonly fullName: string;
  /** 0 to 1, of the parting. */
  readonly confidence: number;
}

const nothing =
  /^(?:none|aucune?|unav(?:l|ail|ailable)|n\/a|unk|unknown|nmn|nmi|nfn|nln|no middle name|not available|[-*.]+)$/i;
const separators = /[,$@;]/;
const suffix = /^(?:JR|SR|II|III|IV|VI|VII|VIII|IX|[1-9](?:ST|ND|RD|TH))\.?$/i;
/** Issuers that write the whole name, without separators, as it is said. */
const givenNamesFirst = new Set(["636025"]);

/** An element's words; empty when it says that there is nothing to say. */
export function valueOf(text: string | undefined): string {
  const value = (text ?? "").replace(/[\s\u0000]+/g, " ").trim();
  return nothing.test(value) ? "" : value;
}

/** Surname and given names, from whichever of the versions' elements hold them. */
export function readNames(elements: ReadonlyMap<string, string>, issuerId: string): HolderNames {
  const value = (id: string) => valueOf(elements.get(id));
  const surname = value("DCS") || value("DAB");
  const givenNames = joinGivenNames(words(value("DAC")), words(value("DAD")), words(value("DCT")));
  const isParted = surname !== "" && (givenNames !== "" || (!value("DAA") && !separators.test(surname)));
  if (isParted) return { surname: words(surname), givenNames, fullName: "", confidence: 1 };
  const whole = partWholeName(value("DAA") || surname, issuerId);
  const { fullName, confidence } = whole;
  const isCertain = confidence === 1;
  return {
    surname: isCertain && value("DAA") && surname ? words(surname) : whole.surname,
    givenNames: givenNames || whole.givenNames,
    fullName,
    confidence,
  };
}

function joinGivenNames(first: string, middle: string, both: string): string {
  if (first === "") return both || middle;
  if (middle === "") return both.startsWith(`${first} `) ? both : first;
  return first.endsWith(` ${middle}`) ? first : `${first} ${middle}`;
}

/** The standard of 2000 has surname, first, middle name and suffix in one element, parted by commas. */
function partWholeName(whole: string, issuerId: string): HolderNames {
  if (separators.test(whole)) {
    const [surname = "", ...given] = whole.split(separators).map(valueOf);
    const names = given.filter((name) => name !== "");
    if (names.length > 1 && suffix.test(names.at(-1) ?? "")) names.pop();
    return { surname, givenNames: names.join(" "), fullName: "", confidence: 1 };
  }
  const parts = whole.split(" ").filter((word) => !suffix.test(word));
  const [first = "", ...others] = parts;
  if (others.length === 0) return { surname: "", givenNames: "", fullName: whole, confidence: 1 };
  return givenNamesFirst.has(issuerId)
    ? {
        surname: others.at(-1) ?? "",
        givenNames: parts.slice(0, -1).join(" "),
        fullName: "",
        confidence: 0.9,
      }
    : { surname: first, givenNames: others.join(" "), fullName: whole, confidence: 0.5 };
}

function words(text: string): string {
  return valueOf(text.split(separators).map(valueOf).join(" "));
}
