import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { IntegrationId } from "#core/integration/integration.ts";
import { kycDefinition } from "#core/workflow/compile-features.ts";
import type { Workflow, WorkflowId, WorkflowVersion } from "#core/workflow/workflow.ts";
import { later, newIntegration, someTime } from "./fixtures.ts";
import type { OpenStorage, StorageSubject } from "./subject.ts";

function newWorkflow(integrationId: IntegrationId, over: Partial<Workflow> = {}): Workflow {
  return {
    ...{ id: randomUUID() as WorkflowId, integrationId, key: "kyc", name: "KYC — ünïcode", isDefault: false },
    ...{ publishedVersion: undefined, archivedAt: undefined, dialectData: { b: 1, a: [null] } },
    createdAt: someTime,
    ...over,
  };
}

function newVersion(workflowId: WorkflowId, over: Partial<WorkflowVersion> = {}): WorkflowVersion {
  return {
    ...{ workflowId, number: 1, state: "draft", definition: kycDefinition, createdAt: someTime },
    publishedAt: undefined,
    ...over,
  };
}

async function keep(storage: StorageSubject): Promise<Workflow> {
  const integration = newIntegration();
  await storage.stores.integrations.insert(integration);
  const workflow = newWorkflow(integration.id);
  await storage.stores.workflows.insert(workflow);
  return workflow;
}

/** What every workflow store must do. */
export function workflowStoreContract(open: OpenStorage): void {
  describe("a workflow store", () => {
    test("gives back every field of what was inserted and saved", async () => {
      await using storage = await open();
      const { workflows } = storage.stores;
      const workflow = await keep(storage);
      expect(await workflows.find(workflow.id)).toEqual(workflow);
      const saved = { ...workflow, name: "K", isDefault: true, publishedVersion: 2, archivedAt: later(3) };
      await workflows.save(saved);
      expect(await workflows.findByKey(workflow.integrationId, "kyc")).toEqual(saved);
      expect(await workflows.lock(workflow.id)).toEqual(saved);
    });

    test("finds nothing under what is no id, or under another integration's key", async () => {
      await using storage = await open();
      const workflow = await keep(storage);
      const { workflows } = storage.stores;
      expect(await workflows.find("nothing" as WorkflowId)).toBeUndefined();
      expect(await workflows.findByKey(randomUUID() as IntegrationId, workflow.key)).toBeUndefined();
      expect(await workflows.findVersion({ id: workflow.id, version: 1 })).toBeUndefined();
    });

    test("lists an integration's own, oldest first", async () => {
      await using storage = await open();
      const first = await keep(storage);
      await keep(storage);
      const second = newWorkflow(first.integrationId, { key: "age" });
      await storage.stores.workflows.insert(second);
      expect(await storage.stores.workflows.list(first.integrationId)).toEqual([first, second]);
    });

    test("refuses a key that the integration has", async () => {
      await using storage = await open();
      const { integrationId } = await keep(storage);
      await expect(storage.stores.workflows.insert(newWorkflow(integrationId))).rejects.toMatchObject({
        code: "input-invalid",
      });
    });

    test("keeps a definition to the byte", async () => {
      await using storage = await open();
      const { id } = await keep(storage);
      await storage.stores.workflows.saveVersion(newVersion(id));
      const found = await storage.stores.workflows.findVersion({ id, version: 1 });
      expect(JSON.stringify(found?.definition)).toBe(JSON.stringify(kycDefinition));
    });

    test("lets a draft change and be published, and a published version never", async () => {
      await using storage = await open();
      const { workflows } = storage.stores;
      const { id } = await keep(storage);
      await workflows.saveVersion(newVersion(id));
      const published = newVersion(id, { state: "published", publishedAt: later(1) });
      await workflows.saveVersion(published);
      const changed = { ...published, definition: { ...kycDefinition, start: "face_match_1" } };
      await expect(workflows.saveVersion(changed)).rejects.toMatchObject({ code: "workflow-published" });
      expect(await workflows.findVersion({ id, version: 1 })).toEqual(published);
      await workflows.saveVersion(newVersion(id, { number: 2 }));
      expect((await workflows.listVersions(id)).map(({ number }) => number)).toEqual([2, 1]);
    });
  });
}
