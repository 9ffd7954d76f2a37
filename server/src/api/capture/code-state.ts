import { codeLimits } from "#core/contact/code-limits.ts";
import type { CodeSent } from "./step-contract.ts";

/** What is known of the newest code of a step. */
export interface CodeFacts {
  readonly codesLeft: number;
  readonly sent: { readonly address: string; readonly at: Date } | undefined;
}

/** What the page is told of codes that were sent. */
export function codeStateOf({ codesLeft, sent }: CodeFacts, now: Date): CodeSent {
  const waitsMs = sent ? sent.at.getTime() + codeLimits.resendAfterMs - now.getTime() : 0;
  return {
    address: sent ? maskAddress(sent.address) : null,
    codesLeft,
    resendAfterSeconds: Math.max(0, Math.ceil(waitsMs / 1000)),
  };
}

const hidden = "•••";

/** An address as its owner knows it and nobody else can use it. */
function maskAddress(address: string): string {
  const at = address.indexOf("@");
  if (at < 0) return `${address.slice(0, 3)}${hidden}${address.slice(-2)}`;
  return `${address.slice(0, 1)}${hidden}${address.slice(at)}`;
}
