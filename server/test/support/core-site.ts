import { randomBytes, randomUUID } from "node:crypto";
import { createEnvelopes } from "#adapters/keys/envelopes.ts";
import { systemClock } from "#adapters/clock/system-clock.ts";
import { runChecks } from "#core/check/run-checks.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Job } from "#core/jobs.ts";
import { deliverMessage } from "#core/message/send-message.ts";
import type { Ports } from "#core/ports.ts";
import { noScreeners } from "#core/screening/provider.ts";
import { concludeParent } from "#core/session/conclude-parent.ts";
import { createSession, type NewSession } from "#core/session/create-session.ts";
import { compileFeatures, type ListedFeature } from "#core/workflow/compile-features.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import { createWorkflow } from "#core/workflow/manage-workflow.ts";
import { createSessionNumbers } from "#storage/postgres/session-numbers.ts";
import { createPostgresStores } from "#storage/postgres/stores.ts";
import { createTransaction } from "#storage/postgres/transaction.ts";
import { newIntegration } from "../contracts/fixtures.ts";
import { testDatabase } from "./database.ts";

/** The core over a real database, without engines and server; its jobs run when a test says so. */
export interface CoreSite extends AsyncDisposable {
  readonly ports: Omit<Ports, "engines">;
  readonly integration: Integration;
  /** Runs every job that was enqueued, and those that follow from them. */
  readonly runJobs: () => Promise<void>;
  /** A session on a workflow of its own: a definition, or a list of features. */
  readonly startOn: (
    workflow: WorkflowDefinition | readonly ListedFeature[],
    over?: Partial<NewSession>,
  ) => ReturnType<typeof createSession>;
}

/** In a test integration, so that the sandbox's scenarios count. */
export async function openCoreSite(over: Partial<Ports> = {}): Promise<CoreSite> {
  const database = await testDatabase();
  const envelopes = createEnvelopes(randomBytes(32));
  const stores = createPostgresStores(database.pool, envelopes);
  const pending: Job[] = [];
  const queue = { enqueue: async (job: Job) => void pending.push(job) };
  const transaction = createTransaction(database.pool, envelopes, () => ({
    queue,
    committed: () => undefined,
  }));
  const integration = newIntegration({ environment: "test", decisionWebhookUrl: undefined });
  await stores.integrations.insert(integration);
  const ports = {
    ...{ ...systemClock, ...stores, transaction, envelopes, messengers: {}, screeners: noScreeners },
    sessionNumbers: createSessionNumbers(database.pool),
    ...over,
  } as unknown as Ports;
  const runJob = async (job: Job) => {
    if (job.name === "run-checks") await runChecks(ports, job.sessionId, job.attemptId);
    if (job.name === "conclude-parent") await concludeParent(ports, job.sessionId);
    if (job.name === "deliver-message") await deliverMessage(ports, job.messageId);
  };
  return {
    ports,
    integration,
    runJobs: async () => {
      for (let job = pending.shift(); job; job = pending.shift()) await runJob(job);
    },
    startOn: async (workflow, input) => {
      const definition = "nodes" in workflow ? workflow : compileFeatures(workflow);
      const made = await createWorkflow(ports, integration, {
        ...{ name: "test", key: randomUUID(), definition, isPublished: true },
      });
      return createSession(ports, integration, {
        ...{ dialect: "didit", externalReference: undefined, callbackUrl: undefined, language: "en" },
        ...{ expectedPerson: {}, expectedDocument: {}, dialectData: {} },
        workflow: { id: made.workflow.id, version: made.version.number },
        ...input,
      });
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
