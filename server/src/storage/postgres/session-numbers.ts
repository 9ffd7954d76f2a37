import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionNumbers } from "#core/session/session-numbers.ts";
import { type Queryable, run, statement } from "./sql.ts";

/** So many numbers are taken at once: the row of the counter is written once for all of them. */
const blockSize = 16;

const takeBlock = statement(
  "session-numbers-take",
  `insert into session_numbers (integration_id, last_number) values ($1, $2)
   on conflict (integration_id) do update set last_number = session_numbers.last_number + excluded.last_number
   returning session_numbers.last_number`,
);

interface Block {
  next: number;
  last: number;
}

/**
 * Numbers from PostgreSQL, handed out here from blocks. Never over a transaction's client: what was taken must stay
 * taken when the transaction fails.
 */
export function createSessionNumbers(db: Queryable): SessionNumbers {
  const blocks = new Map<IntegrationId, Promise<Block>>();
  const take = async (integrationId: IntegrationId): Promise<Block> => {
    const rows = await run<{ last_number: string }>(db, takeBlock, [integrationId, blockSize]);
    const last = Number(rows[0]?.last_number);
    return { next: last - blockSize + 1, last };
  };
  const fresh = (integrationId: IntegrationId): Promise<Block> => {
    const taken = take(integrationId);
    blocks.set(integrationId, taken);
    // A failure is the caller's; the next one asks again.
    taken.catch(() => blocks.delete(integrationId));
    return taken;
  };
  return {
    next: async (integrationId) => {
      for (;;) {
        const promised = blocks.get(integrationId) ?? fresh(integrationId);
        const block = await promised;
        if (block.next <= block.last) return block.next++;
        if (blocks.get(integrationId) === promised) blocks.delete(integrationId);
      }
    },
  };
}
