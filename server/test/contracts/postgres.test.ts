import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createEnvelopes } from "#adapters/keys/envelopes.ts";
import { sequenceFeed } from "#storage/postgres/feed-sequencer.ts";
import { createPostgresStores } from "#storage/postgres/stores.ts";
import { createTransaction } from "#storage/postgres/transaction.ts";
import { type Major, majors, testDatabase } from "../support/database.ts";
import { attemptStoreContract } from "./attempt-store-contract.ts";
import { captureStoreContract } from "./capture-store-contract.ts";
import { decisionStoreContract } from "./decision-store-contract.ts";
import { eventLogContract } from "./event-log-contract.ts";
import { newEvent, newSession } from "./fixtures.ts";
import { integrationStoreContract } from "./integration-store-contract.ts";
import { livenessStoreContract } from "./liveness-store-contract.ts";
import { knownFaceStoreContract } from "./known-face-store-contract.ts";
import { mediaStoreContract } from "./media-store-contract.ts";
import { nonceStoreContract } from "./nonce-store-contract.ts";
import { contactCheckStoreContract } from "./contact-check-store-contract.ts";
import { questionnaireStoreContract } from "./questionnaire-store-contract.ts";
import { sessionStoreContract } from "./session-store-contract.ts";
import { stepStoreContract } from "./step-store-contract.ts";
import type { StorageSubject } from "./subject.ts";
import { terminalErrorLogContract } from "./terminal-error-log-contract.ts";
import { transactionContract } from "./transaction-contract.ts";
import { uploadStoreContract } from "./upload-store-contract.ts";
import { webhookStoreContract } from "./webhook-store-contract.ts";
import { workflowStoreContract } from "./workflow-store-contract.ts";

const tables = [
  ...["integrations", "integration_credentials", "sessions", "attempts", "media", "events"],
  ...["event_feeds", "decisions", "evidence", "webhooks", "webhook_attempts"],
  ...["used_nonces", "terminal_errors", "liveness_challenges", "known_faces"],
  ...["captures", "capture_uploads", "capture_funnel", "integration_brandings"],
  ...["workflows", "workflow_versions", "workflow_steps", "questionnaires", "contact_checks"],
];

async function open(major: Major): Promise<StorageSubject> {
  const database = await testDatabase({ major });
  const { pool } = database;
  const envelopes = createEnvelopes(randomBytes(32));
  const queue = { enqueue: () => Promise.reject(new Error("no queue here")) };
  const withoutQueue = () => ({ queue, committed: () => undefined });
  return {
    stores: createPostgresStores(pool, envelopes),
    envelopes,
    transaction: createTransaction(pool, envelopes, withoutQueue),
    sequenceFeed: (limit) => sequenceFeed(pool, limit),
    dump: async () => {
      const dumps = tables.map((table) => pool.query(`select ${table}::text as line from ${table}`));
      return (await Promise.all(dumps)).flatMap(({ rows }) => rows.map(({ line }) => line)).join("\n");
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

describe.each(majors)("PostgreSQL %s", (major) => {
  const opener = () => open(major);
  sessionStoreContract(opener);
  attemptStoreContract(opener);
  mediaStoreContract(opener);
  eventLogContract(opener);
  decisionStoreContract(opener);
  webhookStoreContract(opener);
  integrationStoreContract(opener);
  nonceStoreContract(opener);
  terminalErrorLogContract(opener);
  livenessStoreContract(opener);
  workflowStoreContract(opener);
  stepStoreContract(opener);
  questionnaireStoreContract(opener);
  contactCheckStoreContract(opener);
  knownFaceStoreContract(opener);
  captureStoreContract(opener);
  uploadStoreContract(opener);
  transactionContract(opener);

  test("is of that version", async () => {
    await using database = await testDatabase({ major });
    const { rows } = await database.pool.query<{ server_version: string }>("show server_version");
    expect(rows[0]?.server_version.split(".")[0]).toBe(major);
  });

  describe("its events table", () => {
    test.each([
      ["update events set type = 'session-approved'"],
      ["update events set feed_number = 7"],
      ["delete from events"],
      ["truncate events"],
    ])("refuses: %s", async (sql) => {
      await using database = await testDatabase({ major });
      const stores = createPostgresStores(database.pool, createEnvelopes(randomBytes(32)));
      const session = newSession(createEnvelopes(randomBytes(32)));
      await stores.events.append(newEvent(session));
      await sequenceFeed(database.pool);
      await expect(database.pool.query(sql)).rejects.toThrow("append-only");
      expect(await stores.events.listBySession(session.id)).toHaveLength(1);
    });
  });
});
