import type { IntegrationId } from "#core/integration/integration.ts";
import type { Branded } from "#lib/branded.ts";

export type AccountId = Branded<string, "AccountId">;

/** A code that was sent to prove an address. */
export interface PendingCode {
  readonly salt: string;
  readonly hash: string;
  readonly expiresAt: Date;
  readonly wrongTries: number;
}

/** Somebody who made his integration himself. Everything personal is encrypted at rest. */
export interface Account {
  readonly id: AccountId;
  /** In lower case. */
  readonly email: string;
  /** As the password port writes it. */
  readonly passwordHash: string;
  /** Undefined until the address is verified. */
  readonly integrationId: IntegrationId | undefined;
  readonly pendingCode: PendingCode | undefined;
  /** Wrong passwords since the last right one. */
  readonly failedLogins: number;
  readonly lockedUntil: Date | undefined;
  readonly createdAt: Date;
}

/** Remembers accounts. */
export interface AccountStore {
  /** Throws "input-invalid" where there is one with this address. */
  insert(account: Account): Promise<void>;
  save(account: Account): Promise<void>;
  find(id: AccountId): Promise<Account | undefined>;
  /** Within a transaction: reads it and keeps others from changing it until the transaction ends. */
  lockByEmail(email: string): Promise<Account | undefined>;
}

/** Makes passwords unreadable. Slow on purpose. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(password: string, hash: string): Promise<boolean>;
}

export type TokenKind = "access" | "refresh";

/** Signed tokens that stand for an account until their time is over. */
export interface AccountTokens {
  issue(id: AccountId, kind: TokenKind, expiresAt: Date): string;
  verify(token: string, kind: TokenKind, now: Date): AccountId | undefined;
}
