import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createEnvelopes } from "#adapters/keys/envelopes.ts";
import type { Ports } from "#core/ports.ts";
import { compileFeatures, kycDefinition } from "#core/workflow/compile-features.ts";
import { definitionOfSession } from "#core/workflow/definition-of-session.ts";
import { changeWorkflow, createWorkflow, getPublished } from "#core/workflow/manage-workflow.ts";
import { createPostgresStores } from "#storage/postgres/stores.ts";
import { createTransaction } from "#storage/postgres/transaction.ts";
import { newIntegration, someTime } from "./contracts/fixtures.ts";
import { testDatabase } from "./support/database.ts";

const poa = compileFeatures([{ feature: "proof-of-address" }]);

async function open() {
  const database = await testDatabase();
  const envelopes = createEnvelopes(randomBytes(32));
  const stores = createPostgresStores(database.pool, envelopes);
  const integration = newIntegration();
  await stores.integrations.insert(integration);
  const queue = { enqueue: () => Promise.reject(new Error("no queue here")) };
  const transaction = createTransaction(database.pool, envelopes, () => ({
    queue,
    committed: () => undefined,
  }));
  const ports = { ...stores, transaction, now: () => someTime, newId: randomUUID } satisfies Partial<Ports>;
  return { ports, integration, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

test("a draft is changed in place, and what is published is followed by the next version", async () => {
  await using site = await open();
  const { ports, integration } = site;
  const made = await createWorkflow(ports, integration, {
    ...{ name: "KYC", definition: kycDefinition, isPublished: false },
  });
  const { id } = made.workflow;
  await expect(getPublished(ports, integration, id)).rejects.toMatchObject({ code: "workflow-not-found" });
  const redrawn = await changeWorkflow(ports, integration, id, { definition: poa });
  expect(redrawn.version).toMatchObject({ number: 1, state: "draft", definition: poa });
  await changeWorkflow(ports, integration, id, { isPublished: true });
  const next = await changeWorkflow(ports, integration, id, { definition: kycDefinition, name: "Both" });
  expect(next.version).toMatchObject({ number: 2, state: "draft" });
  expect((await getPublished(ports, integration, id)).version).toMatchObject({ number: 1, definition: poa });
  await changeWorkflow(ports, integration, id, { isPublished: true });
  expect((await getPublished(ports, integration, id)).version.number).toBe(2);
  expect(await definitionOfSession(ports, { workflow: { id, version: 1 } })).toEqual(poa);
});

test("an integration has one default, and nobody else sees its workflows", async () => {
  await using site = await open();
  const { ports, integration } = site;
  const input = { name: "KYC", definition: kycDefinition, isPublished: true, isDefault: true };
  const first = await createWorkflow(ports, integration, input);
  const second = await createWorkflow(ports, integration, input);
  expect((await ports.workflows.find(first.workflow.id))?.isDefault).toBe(false);
  expect((await ports.workflows.find(second.workflow.id))?.isDefault).toBe(true);
  const stranger = getPublished(ports, newIntegration(), first.workflow.id);
  await expect(stranger).rejects.toMatchObject({ code: "workflow-not-found" });
});

test("an archived workflow takes no new sessions", async () => {
  await using site = await open();
  const { ports, integration } = site;
  const input = { name: "KYC", definition: kycDefinition, isPublished: true };
  const { workflow } = await createWorkflow(ports, integration, input);
  await changeWorkflow(ports, integration, workflow.id, { isArchived: true });
  const published = getPublished(ports, integration, workflow.id);
  await expect(published).rejects.toMatchObject({ code: "workflow-not-found" });
});

test("a workflow whose graph is not sound is refused with its place and its mend", async () => {
  await using site = await open();
  const definition = { ...kycDefinition, start: "id_verificaton_1" };
  const made = createWorkflow(site.ports, site.integration, { name: "KYC", definition, isPublished: true });
  await expect(made).rejects.toMatchObject({ code: "workflow-invalid" });
  await expect(made).rejects.toThrow("write id_verification_1");
});
