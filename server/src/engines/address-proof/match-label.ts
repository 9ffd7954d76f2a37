import { squeeze } from "./squeeze.ts";

/** What a label is, and what stands behind it on the same line. */
export interface LabelMatch {
  readonly label: string;
  /** Empty when the label stands alone. */
  readonly rest: string;
}

/** Shorter labels count only as a line of their own or before a colon: "to", "an", "nom". */
const minOpenLength = 7;

/** The label with which a line begins: "Service to: J. Doe" is "SERVICETO" and "J. Doe". */
export function matchLabel(text: string, labels: readonly string[]): LabelMatch | null {
  const colon = /^([^:：]{1,60})[:：]\s*(.*)$/u.exec(text);
  const [head, rest] = colon ? [squeeze(colon[1] ?? ""), colon[2] ?? ""] : [squeeze(text), ""];
  const isWhole = labels.find((label) => label === head);
  if (isWhole !== undefined) return { label: isWhole, rest };
  if (colon) {
    const ending = labels.find((label) => label.length >= minOpenLength && head.endsWith(label));
    if (ending !== undefined) return { label: ending, rest };
  }
  const short = beforeNumber(text, labels);
  if (short) return short;
  const whole = squeeze(text);
  const beginning = labels.find((label) => label.length >= minOpenLength && whole.startsWith(label));
  return beginning === undefined ? null : { label: beginning, rest: behind(text, beginning) };
}

/** "IBAN DE02 …", "Cliente 55123": a short label that a number follows. */
function beforeNumber(text: string, labels: readonly string[]): LabelMatch | null {
  const [, head = "", rest = ""] = /^([^\d:]{2,40}?)\s+((?:[A-Z]{2})?\d.*)$/u.exec(text) ?? [];
  const label = labels.find((each) => each === squeeze(head));
  return label === undefined ? null : { label, rest };
}

/** What is left of a text once the squeezed beginning is taken off. */
function behind(text: string, beginning: string): string {
  for (let at = 1; at <= text.length; at += 1) {
    if (squeeze(text.slice(0, at)) !== beginning) continue;
    return text.slice(at).replace(/^[\s:：.,;°º#–-]+/u, "");
  }
  return "";
}
