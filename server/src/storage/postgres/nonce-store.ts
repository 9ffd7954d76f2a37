import type { NonceStore } from "#core/integration/nonce-store.ts";
import { type Queryable, run, statement } from "./sql.ts";

const useNonce = statement(
  "nonce-use",
  `insert into used_nonces (key_id, nonce, used_at) values ($1, $2, $3)
   on conflict (key_id, nonce) do nothing returning used_nonces.nonce`,
);
const forgetNonces = statement(
  "nonce-forget",
  `delete from used_nonces using (
     select used_nonces.key_id, used_nonces.nonce from used_nonces
     where used_nonces.used_at < $1 order by used_nonces.used_at limit $2
   ) as old
   where used_nonces.key_id = old.key_id and used_nonces.nonce = old.nonce
   returning used_nonces.nonce`,
);

/** Used nonces in PostgreSQL: they outlive restarts, and every server of several sees them. */
export function createNonceStore(db: Queryable): NonceStore {
  return {
    use: async ({ keyId, value }, at) => (await run(db, useNonce, [keyId, value, at])).length === 1,
    forget: async (before, limit) => (await run(db, forgetNonces, [before, limit])).length,
  };
}
