import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { IntegrationStore } from "#core/integration/integration-store.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import {
  type IntegrationRow,
  integrationValues,
  type OpenedIntegrations,
  toIntegrations,
} from "./integration-row.ts";
import { isUuid, type Queryable, run, type Statement, lookup, statement } from "./sql.ts";

const given = `unnest($13::text[], $14::text[], $15::integer[], $16::bytea[])
  as given (dialect, key_id, ordinal, secret)`;

const insertIntegration = statement(
  "integration-insert",
  `with made as (
     insert into integrations (id, name, environment, is_active, decision_webhook_url, event_webhook_url,
       callback_url, allow_insecure_webhooks, settings, clock_ahead_ms, created_at, wrapped_key, sealed_destinations)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $17)
   )
   insert into integration_credentials (dialect, key_id, integration_id, ordinal, secret)
   select given.dialect, given.key_id, $1, given.ordinal, given.secret from ${given}`,
);

/** A key that belongs to another integration is inserted too, so that the primary key refuses it. */
const saveIntegration = statement(
  "integration-save",
  `with saved as (
     update integrations set name = $2, environment = $3, is_active = $4, decision_webhook_url = $5,
       event_webhook_url = $6, callback_url = $7, allow_insecure_webhooks = $8, settings = $9, clock_ahead_ms = $10,
       created_at = $11, wrapped_key = $12, sealed_destinations = $17, revision = gen_random_uuid()
     where integrations.id = $1
   ), given as (
     select given.dialect, given.key_id, given.ordinal, given.secret from ${given}
   ), gone as (
     delete from integration_credentials where integration_credentials.integration_id = $1
       and not exists (select from given where given.dialect = integration_credentials.dialect
         and given.key_id = integration_credentials.key_id)
   ), kept as (
     update integration_credentials set ordinal = given.ordinal, secret = given.secret from given
     where integration_credentials.integration_id = $1 and given.dialect = integration_credentials.dialect
       and given.key_id = integration_credentials.key_id
     returning integration_credentials.dialect, integration_credentials.key_id
   )
   insert into integration_credentials (dialect, key_id, integration_id, ordinal, secret)
   select given.dialect, given.key_id, $1, given.ordinal, given.secret from given
   where not exists (select from kept where kept.dialect = given.dialect and kept.key_id = given.key_id)`,
);

const columns = `integrations.id, integrations.name, integrations.environment, integrations.is_active,
  integrations.decision_webhook_url, integrations.event_webhook_url, integrations.callback_url,
  integrations.allow_insecure_webhooks, integrations.settings, integrations.clock_ahead_ms, integrations.created_at,
  integrations.wrapped_key, integrations.revision,
  integrations.sealed_destinations, integration_credentials.dialect, integration_credentials.key_id,
  integration_credentials.secret`;
const withCredentials = `left join integration_credentials on integration_credentials.integration_id = integrations.id`;
const findIntegration = lookup(
  "integration-find",
  `select ${columns} from integrations ${withCredentials}
   where integrations.id = $1 order by integration_credentials.ordinal`,
);
const lockIntegration = statement(
  "integration-lock",
  "select integrations.id from integrations where integrations.id = $1 for update",
);
const findByKey = lookup(
  "integration-by-key",
  `select ${columns} from integration_credentials as wanted
   join integrations on integrations.id = wanted.integration_id ${withCredentials}
   where wanted.dialect = $1 and wanted.key_id = $2 order by integration_credentials.ordinal`,
);
const listIntegrations = statement(
  "integration-list",
  `select ${columns} from integrations ${withCredentials}
   order by integrations.created_at, integrations.id, integration_credentials.ordinal`,
);
const keyOf = lookup(
  "integration-key",
  "select integrations.wrapped_key from integrations where integrations.id = $1",
);

/** Stores of one process share what was opened already: decrypting at each request would cost more than the query. */
const openedBy = new WeakMap<Envelopes, OpenedIntegrations>();

/** Integrations in PostgreSQL, each one's secrets sealed under its own key. */
export function createIntegrationStore(db: Queryable, envelopes: Envelopes): IntegrationStore {
  const opened = openedBy.get(envelopes) ?? new Map();
  openedBy.set(envelopes, opened);
  const list = async (how: Statement, values: unknown[]): Promise<Integration[]> =>
    toIntegrations(envelopes, opened, await run<IntegrationRow>(db, how, values));
  return {
    insert: async (integration) => {
      await run(db, insertIntegration, integrationValues(envelopes.create(), integration));
    },
    save: async (integration) => {
      const [row] = await run<{ wrapped_key: Uint8Array }>(db, keyOf, [integration.id]);
      if (!row) throw new CoreError("integration-not-found", `no integration ${integration.id}`);
      await run(db, saveIntegration, integrationValues(envelopes.of(row.wrapped_key), integration));
    },
    lock: async (id) => {
      if (!isUuid(id)) return undefined;
      await run(db, lockIntegration, [id]);
      return (await list(findIntegration, [id]))[0];
    },
    find: async (id) => (isUuid(id) ? (await list(findIntegration, [id]))[0] : undefined),
    findByKey: async (dialect, keyId) => (await list(findByKey, [dialect, keyId]))[0],
    list: () => list(listIntegrations, []),
  };
}
