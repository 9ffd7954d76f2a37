import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { MessageChannel } from "#core/message/message.ts";
import { sendMessage } from "#core/message/send-message.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { JsonObject } from "#lib/json.ts";
import { parseAddress } from "./address.ts";
import { digits, drawCode, hashCode, isSameDigest, lettersAndDigits } from "./code.ts";
import { textOfCode } from "./code-text.ts";
import type { ContactCheck, ContactCheckId } from "./contact-check.ts";

const minuteMs = 60_000;
/** How addresses are proven without a session. */
const limits = { lifetimeMs: 5 * minuteMs, codes: 2, wrongCodes: 3, checksAnHour: 4 } as const;
/** In a test integration nothing is sent, and this is the code, as long as it was asked for. */
const testCode = "12345678";

type Needs = Pick<Ports, "transaction" | "now" | "newId" | "sha256" | "messengers">;

/** What is asked for. */
export interface AddressToProve {
  readonly channel: MessageChannel;
  readonly address: string;
  readonly language: string;
  readonly codeLength: number;
  readonly hasLetters: boolean;
  readonly dialectData: JsonObject;
}

/** What was sent; undefined where the address had too many within an hour. */
export interface SentContactCode {
  readonly check: ContactCheck;
  /** A further code for a check that was open. */
  readonly isRetry: boolean;
}

/** Sends a code to an address; the one before counts no more. Throws "input-invalid" for what is no address. */
export async function sendContactCode(
  ports: Needs,
  integration: Integration,
  asked: AddressToProve,
): Promise<SentContactCode | undefined> {
  const { channel } = asked;
  const address = { integrationId: integration.id, channel, address: parseAddress(channel, asked.address) };
  const now = ports.now(integration);
  return ports.transaction(async (tx) => {
    // Locked, so that two at once are counted one after the other.
    if (!(await tx.integrations.lock(integration.id)))
      throw new CoreError("integration-not-found", `no integration ${integration.id}`);
    const before = await tx.contactChecks.lockByAddress(address, new Date(now.getTime() - 60 * minuteMs));
    const [newest] = before;
    const open = newest && isOpen(newest, now) && newest.codesSent < limits.codes ? newest : undefined;
    if (!open && before.length >= limits.checksAnHour) return undefined;
    const code = newCode(ports, integration, asked);
    const salt = ports.newId();
    const secret = { salt, codeHash: hashCode(ports, salt, code) };
    const check: ContactCheck = open
      ? { ...open, ...secret, codesSent: open.codesSent + 1 }
      : { ...newCheck(ports, now), ...address, ...secret, dialectData: asked.dialectData };
    await (open ? tx.contactChecks.save(check) : tx.contactChecks.insert(check));
    if (integration.environment === "live") await tell(ports, tx, check, textOf(asked, code));
    return { check, isRetry: open !== undefined };
  });
}

function newCheck(ports: Needs, now: Date) {
  return {
    ...{ id: ports.newId() as ContactCheckId, state: "pending" as const, codesSent: 1, wrongCodes: 0 },
    ...{ createdAt: now, expiresAt: new Date(now.getTime() + limits.lifetimeMs) },
  };
}

function newCode(ports: Needs, { environment }: Integration, { codeLength, hasLetters }: AddressToProve) {
  if (environment === "test") return testCode.slice(0, codeLength);
  return drawCode(ports, codeLength, hasLetters ? lettersAndDigits : digits);
}

function textOf({ language }: AddressToProve, code: string) {
  return textOfCode(language, code, limits.lifetimeMs / minuteMs);
}

async function tell(
  ports: Needs,
  tx: Transaction,
  { channel, address: to }: ContactCheck,
  text: ReturnType<typeof textOfCode>,
): Promise<void> {
  await sendMessage(ports, tx, { channel, to, ...text, lifetimeMs: limits.lifetimeMs });
}

/** What came of a code; "none" where no check of the address is open. */
export type ContactVerdict =
  | { readonly verdict: "none" }
  | {
      readonly verdict: "right" | "wrong" | "used-up";
      readonly check: ContactCheck;
      readonly attemptsLeft: number;
    };

/** Takes a code for the newest open check of an address. Throws "input-invalid" for what is no address. */
export async function takeContactCode(
  ports: Needs,
  integration: Integration,
  { channel, ...given }: Pick<AddressToProve, "channel" | "address"> & { readonly code: string },
): Promise<ContactVerdict> {
  const address = { integrationId: integration.id, channel, address: parseAddress(channel, given.address) };
  const now = ports.now(integration);
  return ports.transaction(async (tx) => {
    const since = new Date(now.getTime() - limits.lifetimeMs);
    const [newest] = await tx.contactChecks.lockByAddress(address, since);
    if (!newest || !isOpen(newest, now)) return { verdict: "none" };
    const told = judge(ports, newest, given.code.trim().toUpperCase());
    await tx.contactChecks.save(told.check);
    return told;
  });
}

function judge(ports: Needs, check: ContactCheck, code: string) {
  if (isSameDigest(hashCode(ports, check.salt, code), check.codeHash)) {
    const attemptsLeft = limits.wrongCodes - check.wrongCodes;
    return { verdict: "right" as const, check: { ...check, state: "approved" as const }, attemptsLeft };
  }
  const wrongCodes = check.wrongCodes + 1;
  const attemptsLeft = limits.wrongCodes - wrongCodes;
  if (attemptsLeft > 0) return { verdict: "wrong" as const, check: { ...check, wrongCodes }, attemptsLeft };
  const declined = { ...check, wrongCodes, state: "declined" as const };
  return { verdict: "used-up" as const, check: declined, attemptsLeft };
}

function isOpen({ state, expiresAt }: ContactCheck, now: Date): boolean {
  return state === "pending" && now < expiresAt;
}
