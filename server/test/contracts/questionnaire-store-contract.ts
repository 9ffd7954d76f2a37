import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Questionnaire, QuestionnaireId } from "#core/questionnaire/questionnaire.ts";
import { later, newIntegration, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every questionnaire store must do. */
export function questionnaireStoreContract(open: OpenStorage): void {
  describe("a questionnaire store", () => {
    test("gives back what was saved last, lists an integration's own, and forgets what is removed", async () => {
      await using storage = await open();
      const { questionnaires } = storage.stores;
      const [mine, other] = [newIntegration(), newIntegration()];
      for (const integration of [mine, other]) await storage.stores.integrations.insert(integration);
      const made = (integrationId = mine.id): Questionnaire => ({
        ...{ id: randomUUID() as QuestionnaireId, integrationId, name: "Funds — ünïcode" },
        questions: [{ id: "pep", text: { en: "?", de: "?" }, kind: "yes-no", isOptional: true }],
        ...{ dialectData: { b: 1, a: null }, createdAt: someTime, updatedAt: later(1) },
      });
      const [first, second, foreign] = [made(), made(), made(other.id)];
      for (const one of [first, second, foreign]) await questionnaires.insert(one);
      const saved = { ...first, name: "Funds", questions: [], updatedAt: later(2) };
      await questionnaires.save(saved);
      expect(await questionnaires.find(first.id)).toEqual(saved);
      expect(await questionnaires.list(mine.id)).toEqual([saved, second]);
      await questionnaires.remove(second.id);
      expect(await questionnaires.find(second.id)).toBeUndefined();
      expect(await questionnaires.find("nothing" as QuestionnaireId)).toBeUndefined();
      expect(await questionnaires.list(other.id)).toEqual([foreign]);
    });
  });
}
