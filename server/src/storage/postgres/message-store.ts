import type { Message, MessageContent, MessageId, MessageStore } from "#core/message/message.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import { isUuid, lookup, type Queryable, run, statement } from "./sql.ts";

interface MessageRow {
  id: string;
  channel: Message["channel"];
  state: Message["state"];
  created_at: Date;
  expires_at: Date;
  wrapped_key: Uint8Array | null;
  sealed: Uint8Array | null;
}

const columns = `messages.id, messages.channel, messages.state, messages.created_at, messages.expires_at,
  messages.wrapped_key, messages.sealed`;
const insertMessage = statement(
  "message-insert",
  `insert into messages (id, channel, state, created_at, expires_at, wrapped_key, sealed)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);
const saveMessage = statement(
  "message-save",
  `update messages set channel = $2, state = $3, created_at = $4, expires_at = $5, wrapped_key = $6, sealed = $7
   where messages.id = $1`,
);
const findMessage = lookup("message-find", `select ${columns} from messages where messages.id = $1`);
const listMessages = statement(
  "message-list",
  `select ${columns} from messages order by messages.position desc limit $1`,
);
const forgetMessages = statement(
  "message-forget",
  `delete from messages where messages.id in (
     select old.id from messages as old where old.created_at < $1 order by old.created_at limit $2
   ) returning messages.id`,
);

/** Messages in PostgreSQL, each sealed under a key of its own. */
export function createMessageStore(db: Queryable, envelopes: Envelopes): MessageStore {
  return {
    insert: async (message) => {
      await run(db, insertMessage, messageValues(envelopes, message));
    },
    save: async (message) => {
      await run(db, saveMessage, messageValues(envelopes, message));
    },
    find: async (id) => {
      if (!isUuid(id)) return undefined;
      const [row] = await run<MessageRow>(db, findMessage, [id]);
      return row && toMessage(envelopes, row);
    },
    list: async (limit) =>
      (await run<MessageRow>(db, listMessages, [limit])).map((row) => toMessage(envelopes, row)),
    forget: async (before, limit) => (await run(db, forgetMessages, [before, limit])).length,
  };
}

function messageValues(envelopes: Envelopes, message: Message): unknown[] {
  const { id, channel, state, createdAt, expiresAt, content } = message;
  const common = [id, channel, state, createdAt, expiresAt];
  if (!content) return [...common, null, null];
  const envelope = envelopes.create();
  return [...common, envelope.wrappedKey, sealJson(envelope, content, `message:${id}`)];
}

function toMessage(envelopes: Envelopes, row: MessageRow): Message {
  const { wrapped_key: key, sealed } = row;
  const content =
    key && sealed ? (openJson(envelopes.of(key), sealed, `message:${row.id}`) as MessageContent) : undefined;
  return {
    id: row.id as MessageId,
    channel: row.channel,
    state: row.state,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    content,
  };
}
