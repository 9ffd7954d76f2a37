import type {
  ContactAddress,
  ContactCheck,
  ContactCheckId,
  ContactCheckStore,
} from "#core/contact/contact-check.ts";
import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import { lookup, type Queryable, run, statement } from "./sql.ts";

interface ContactCheckRow {
  id: string;
  integration_id: string;
  created_at: Date;
  wrapped_key: Uint8Array;
  sealed: Uint8Array;
}

const insertCheck = statement(
  "contact-check-insert",
  `insert into contact_checks (id, integration_id, address_digest, created_at, wrapped_key, sealed)
   values ($1, $2, $3, $4, $5, $6)`,
);
const keyOfCheck = lookup(
  "contact-check-key",
  "select contact_checks.wrapped_key from contact_checks where contact_checks.id = $1",
);
const saveCheck = statement(
  "contact-check-save",
  "update contact_checks set sealed = $2 where contact_checks.id = $1",
);
const lockChecks = statement(
  "contact-check-lock",
  `select contact_checks.id, contact_checks.integration_id, contact_checks.created_at, contact_checks.wrapped_key,
     contact_checks.sealed
   from contact_checks
   where contact_checks.integration_id = $1 and contact_checks.address_digest = any($2::bytea[])
     and contact_checks.created_at >= $3
   order by contact_checks.created_at desc for update`,
);
const forgetChecks = statement(
  "contact-check-forget",
  `delete from contact_checks where contact_checks.id in (
     select old.id from contact_checks as old where old.created_at < $1 order by old.created_at limit $2
   ) returning contact_checks.id`,
);

/** Checks of addresses in PostgreSQL: sealed under a key each, and found by a keyed digest of their address. */
export function createContactCheckStore(db: Queryable, envelopes: Envelopes): ContactCheckStore {
  const digests = ({ channel, address }: Pick<ContactAddress, "channel" | "address">) =>
    envelopes.fingerprints(`contact:${channel}:${address}`);
  return {
    insert: async (check) => {
      const { wrappedKey } = envelopes.create();
      const { id, integrationId, createdAt } = check;
      const sealed = seal(envelopes, wrappedKey, check);
      await run(db, insertCheck, [id, integrationId, digests(check)[0], createdAt, wrappedKey, sealed]);
    },
    save: async (check) => {
      const [row] = await run<Pick<ContactCheckRow, "wrapped_key">>(db, keyOfCheck, [check.id]);
      if (!row) throw new CoreError("input-invalid", `no check ${check.id}`);
      await run(db, saveCheck, [check.id, seal(envelopes, row.wrapped_key, check)]);
    },
    lockByAddress: async (address, since) => {
      const values = [address.integrationId, digests(address), since];
      const rows = await run<ContactCheckRow>(db, lockChecks, values);
      return rows.map((row) => toCheck(envelopes, row));
    },
    forget: async (before, limit) => (await run(db, forgetChecks, [before, limit])).length,
  };
}

type Stored = Omit<ContactCheck, "id" | "integrationId" | "createdAt" | "expiresAt"> & {
  readonly expiresAt: string;
};

function seal(
  envelopes: Envelopes,
  wrappedKey: Uint8Array,
  { id, integrationId: _integration, createdAt: _at, ...rest }: ContactCheck,
): Uint8Array {
  return sealJson(envelopes.of(wrappedKey), rest, contextOf(id));
}

function contextOf(id: string): string {
  return `contact-check:${id.toLowerCase()}`;
}

function toCheck(envelopes: Envelopes, row: ContactCheckRow): ContactCheck {
  const stored = openJson(envelopes.of(row.wrapped_key), row.sealed, contextOf(row.id)) as Stored;
  return {
    ...{ ...stored, id: row.id as ContactCheckId, integrationId: row.integration_id as IntegrationId },
    ...{ createdAt: row.created_at, expiresAt: new Date(stored.expiresAt) },
  };
}
