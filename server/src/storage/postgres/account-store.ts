import { CoreError } from "#core/errors.ts";
import type { Account, AccountId, AccountStore, PendingCode } from "#core/account/account.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import { isUuid, lookup, type Queryable, run, sqlState, statement } from "./sql.ts";

interface AccountRow {
  id: string;
  wrapped_key: Uint8Array;
  sealed: Uint8Array;
}

const insertAccount = statement(
  "account-insert",
  "insert into accounts (id, email_digest, wrapped_key, sealed) values ($1, $2, $3, $4)",
);
const saveAccount = statement("account-save", "update accounts set sealed = $2 where accounts.id = $1");
const columns = "accounts.id, accounts.wrapped_key, accounts.sealed";
const findAccount = lookup("account-find", `select ${columns} from accounts where accounts.id = $1`);
const lockByEmail = statement(
  "account-lock",
  `select ${columns} from accounts where accounts.email_digest = any($1::bytea[]) for update`,
);

/** Accounts in PostgreSQL: sealed under a key each, and found by a keyed digest of their address. */
export function createAccountStore(db: Queryable, envelopes: Envelopes): AccountStore {
  const digests = (email: string) => envelopes.fingerprints(`account:${email}`);
  const open = (row: AccountRow | undefined) => row && toAccount(envelopes, row);
  return {
    insert: async (account) => {
      const { wrappedKey } = envelopes.create();
      const values = [
        account.id,
        digests(account.email)[0],
        wrappedKey,
        seal(envelopes, wrappedKey, account),
      ];
      await run(db, insertAccount, values).catch(refuseTaken);
    },
    save: async (account) => {
      const [row] = await run<AccountRow>(db, findAccount, [account.id]);
      if (!row) throw new CoreError("input-invalid", `no account ${account.id}`);
      await run(db, saveAccount, [account.id, seal(envelopes, row.wrapped_key, account)]);
    },
    find: async (id) => (isUuid(id) ? open((await run<AccountRow>(db, findAccount, [id]))[0]) : undefined),
    lockByEmail: async (email) => open((await run<AccountRow>(db, lockByEmail, [digests(email)]))[0]),
  };
}

function seal(envelopes: Envelopes, wrappedKey: Uint8Array, { id, ...rest }: Account): Uint8Array {
  return sealJson(envelopes.of(wrappedKey), rest, contextOf(id));
}

function contextOf(id: string): string {
  return `account:${id.toLowerCase()}`;
}

/** JSON keeps times as text. */
type Stored = Omit<Account, "id" | "createdAt" | "lockedUntil" | "pendingCode"> & {
  readonly createdAt: string;
  readonly lockedUntil?: string;
  readonly pendingCode?: Omit<PendingCode, "expiresAt"> & { readonly expiresAt: string };
};

function toAccount(envelopes: Envelopes, row: AccountRow): Account {
  const stored = openJson(envelopes.of(row.wrapped_key), row.sealed, contextOf(row.id)) as Stored;
  const { createdAt, lockedUntil, pendingCode, integrationId } = stored;
  return {
    ...stored,
    id: row.id as AccountId,
    integrationId,
    createdAt: new Date(createdAt),
    lockedUntil: lockedUntil === undefined ? undefined : new Date(lockedUntil),
    pendingCode: pendingCode && { ...pendingCode, expiresAt: new Date(pendingCode.expiresAt) },
  };
}

/** unique_violation is SQLSTATE 23505. */
function refuseTaken(cause: unknown): never {
  if (sqlState(cause) !== "23505") throw cause;
  throw new CoreError("input-invalid", "there is an account with this address", { cause });
}
