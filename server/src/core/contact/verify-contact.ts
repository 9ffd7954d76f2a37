import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { MessageChannel } from "#core/message/message.ts";
import { sendMessage } from "#core/message/send-message.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import { type ContactData, contactDataOf } from "#core/workflow/contact-data.ts";
import type { FeatureNode, NodeId } from "#core/workflow/definition.ts";
import { type LockedStep, lockStep, saveStep } from "#core/workflow/lock-step.ts";
import { parseAddress } from "./address.ts";
import { drawCode, hashCode, isSameDigest } from "./code.ts";
import { codeLimits, mostWrongCodes } from "./code-limits.ts";
import { textOfCode } from "./code-text.ts";

type Needs = Pick<Ports, "transaction" | "workflows" | "now" | "newId" | "sha256" | "messengers">;

/** Where a code went, and until when it counts. */
export interface SentCode {
  readonly address: string;
  readonly expiresAt: Date;
  /** How many more may be sent. */
  readonly codesLeft: number;
  /** When the next may be sent. */
  readonly resendAt: Date;
}

/** Where a code is to go. */
export interface CodeRequest {
  readonly node: NodeId;
  readonly address: string;
  /** The session's own when left out. */
  readonly language?: string;
}

/**
 * Sends a code to an address that the person gives at a step; the code before counts no more. Throws "input-invalid" for
 * what is no address, "step-refused" when it comes too soon, too often or after the step is done.
 */
export async function sendCode(
  ports: Needs,
  integration: Integration,
  sessionId: SessionId,
  { node, address: given, language }: CodeRequest,
): Promise<SentCode> {
  return ports.transaction(async (tx) => {
    const locked = await lockStep(ports, tx, integration, { sessionId, node });
    const channel = channelOf(locked.node);
    const address = parseAddress(channel, given);
    const now = ports.now(integration);
    requireSendable(locked, now);
    const code = drawCode(ports, locked.node.config.codeLength ?? codeLimits.length);
    const data = dataOfCode(ports, contactDataOf(locked.step), { address, code, now });
    await saveStep(tx, locked, { data: { ...data }, isDone: false, now });
    const { lifetimeMs } = codeLimits;
    const told = textOfCode(language ?? locked.session.language, code, lifetimeMs / 60_000);
    await sendMessage(ports, tx, { channel, to: address, ...told, lifetimeMs });
    return sentCode(data, now);
  });
}

function dataOfCode(
  ports: Needs,
  before: ContactData | undefined,
  { address, code, now }: { readonly address: string; readonly code: string; readonly now: Date },
): ContactData {
  const salt = ports.newId();
  return {
    ...{ address, salt, codeHash: hashCode(ports, salt, code) },
    sentAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + codeLimits.lifetimeMs).toISOString(),
    codesSent: (before?.codesSent ?? 0) + 1,
    wrongCodes: before?.wrongCodes ?? 0,
  };
}

function sentCode({ address, codesSent, expiresAt }: ContactData, now: Date): SentCode {
  return {
    address,
    expiresAt: new Date(expiresAt),
    codesLeft: codeLimits.codesPerStep - codesSent,
    resendAt: new Date(now.getTime() + codeLimits.resendAfterMs),
  };
}

function requireSendable(locked: LockedStep, now: Date): void {
  const before = contactDataOf(locked.step);
  if (locked.step?.isDone) throw new CoreError("step-refused", "the address is verified");
  if (!before) return;
  if (before.wrongCodes >= mostWrongCodes(locked.node))
    throw new CoreError("step-refused", "too many wrong codes were given");
  if (before.codesSent >= codeLimits.codesPerStep)
    throw new CoreError("step-refused", "too many codes were sent");
  if (now.getTime() < Date.parse(before.sentAt) + codeLimits.resendAfterMs)
    throw new CoreError("step-refused", "a code was sent a moment ago");
}

/** What came of a code that was typed in. */
export interface CheckedCode {
  readonly verdict: "right" | "wrong" | "expired" | "used-up";
  readonly attemptsLeft: number;
}

/** Takes a code that the person typed. Throws "step-refused" where none was sent. */
export async function checkCode(
  ports: Needs,
  integration: Integration,
  sessionId: SessionId,
  { node, code }: { readonly node: NodeId; readonly code: string },
): Promise<CheckedCode> {
  return ports.transaction(async (tx) => {
    const locked = await lockStep(ports, tx, integration, { sessionId, node });
    const data = contactDataOf(locked.step);
    if (!data) throw new CoreError("step-refused", "no code was sent");
    const now = ports.now(integration);
    const { isDone, ...after } = takeCode(ports, locked, { data, code, now });
    if (after.data !== data) await saveStep(tx, locked, { data: { ...after.data }, isDone, now });
    return { verdict: after.verdict, attemptsLeft: mostWrongCodes(locked.node) - after.data.wrongCodes };
  });
}

function takeCode(
  ports: Needs,
  { node, step }: LockedStep,
  { data, code, now }: { readonly data: ContactData; readonly code: string; readonly now: Date },
): Pick<CheckedCode, "verdict"> & { readonly data: ContactData; readonly isDone: boolean } {
  const most = mostWrongCodes(node);
  if (step?.isDone) return { verdict: "right", data, isDone: true };
  if (data.wrongCodes >= most) return { verdict: "used-up", data, isDone: false };
  if (data.codeHash === null || now >= new Date(data.expiresAt))
    return { verdict: "expired", data, isDone: false };
  if (isSameDigest(hashCode(ports, data.salt, code.trim()), data.codeHash))
    return { verdict: "right", data: { ...data, codeHash: null }, isDone: true };
  const wrongCodes = data.wrongCodes + 1;
  const isUsedUp = wrongCodes >= most;
  const after = { ...data, wrongCodes, codeHash: isUsedUp ? null : data.codeHash };
  return { verdict: isUsedUp ? "used-up" : "wrong", data: after, isDone: false };
}

function channelOf({ feature }: FeatureNode): MessageChannel {
  if (feature === "email-verification") return "email";
  if (feature === "phone-verification") return "sms";
  throw new CoreError("step-refused", `${feature} asks for no address`);
}
