import { drawCode, hashCode, isSameDigest } from "#core/contact/code.ts";
import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import { createIntegration, type NewIntegration } from "#core/integration/manage-integration.ts";
import { sendMessage } from "#core/message/send-message.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { Account, AccountId } from "./account.ts";

const codeLength = 6;
const codeLifetimeMs = 15 * 60_000;
/** So many wrong codes end one. */
const mostWrongCodes = 5;

type Needs = Pick<Ports, "transaction" | "passwords" | "messengers" | "now" | "newId" | "sha256">;

/**
 * Opens an account and sends a code to its address. Who registers again before the address is verified gets another code,
 * and the new password counts. Throws "input-invalid" for an address that is verified.
 */
export async function registerAccount(
  ports: Needs,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  const passwordHash = await ports.passwords.hash(password);
  await ports.transaction(async (tx) => {
    const before = await tx.accounts.lockByEmail(email);
    if (before?.integrationId) throw new CoreError("input-invalid", "there is an account with this address");
    const account: Account = before ?? {
      ...{ id: ports.newId() as AccountId, email, passwordHash, createdAt: ports.now() },
      ...{ integrationId: undefined, pendingCode: undefined, failedLogins: 0, lockedUntil: undefined },
    };
    if (!before) await tx.accounts.insert(account);
    await sendCode(ports, tx, { ...account, passwordHash });
  });
}

/** Sends another code. Quiet where there is nobody to send it to, so that nobody learns who has an account. */
export async function resendCode(ports: Needs, email: string): Promise<void> {
  await ports.transaction(async (tx) => {
    const account = await tx.accounts.lockByEmail(email);
    if (account && !account.integrationId) await sendCode(ports, tx, account);
  });
}

async function sendCode(ports: Needs, tx: Transaction, account: Account): Promise<void> {
  const [code, salt] = [drawCode(ports, codeLength), ports.newId()];
  const expiresAt = new Date(ports.now().getTime() + codeLifetimeMs);
  const pendingCode = { salt, hash: hashCode(ports, salt, code), expiresAt, wrongTries: 0 };
  await tx.accounts.save({ ...account, pendingCode });
  await sendMessage(ports, tx, {
    ...{ channel: "email", to: account.email, lifetimeMs: codeLifetimeMs },
    subject: `Your code: ${code}`,
    text: `Your code is ${code}. It counts for 15 minutes. Give it to nobody.`,
  });
}

/** A verified account with the integration that was made for it. */
export interface VerifiedAccount {
  readonly account: Account;
  readonly integration: Integration;
}

/**
 * Takes the code and makes the account's integration. Throws "input-invalid" for a code that is wrong, too old or was
 * tried too often: the three are not told apart.
 */
export async function verifyAccount(
  ports: Needs,
  { email, code, integration: wanted }: { email: string; code: string; integration: NewIntegration },
): Promise<VerifiedAccount> {
  const verified = await ports.transaction(async (tx) => {
    const account = await tx.accounts.lockByEmail(email);
    const pending = account?.pendingCode;
    if (!account || !pending || pending.expiresAt <= ports.now()) return undefined;
    if (!isSameDigest(hashCode(ports, pending.salt, code.trim()), pending.hash)) {
      await tx.accounts.save(withWrongTry(account));
      return undefined;
    }
    const needs = { ...ports, integrations: tx.integrations };
    const integration = await createIntegration(needs, wanted);
    const known: Account = { ...account, pendingCode: undefined, integrationId: integration.id };
    await tx.accounts.save(known);
    return { account: known, integration };
  });
  if (!verified) throw new CoreError("input-invalid", "the code is wrong or no longer counts");
  return verified;
}

function withWrongTry(account: Account): Account {
  const { pendingCode } = account;
  if (!pendingCode) return account;
  const wrongTries = pendingCode.wrongTries + 1;
  return {
    ...account,
    pendingCode: wrongTries >= mostWrongCodes ? undefined : { ...pendingCode, wrongTries },
  };
}
