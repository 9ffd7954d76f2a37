import type { IntegrationId } from "#core/integration/integration.ts";
import type { Questionnaire, QuestionnaireId } from "./questionnaire.ts";

/** Remembers questionnaires that are kept apart from workflows; a workflow holds a copy of the questions it asks. */
export interface QuestionnaireStore {
  insert(questionnaire: Questionnaire): Promise<void>;
  save(questionnaire: Questionnaire): Promise<void>;
  find(id: QuestionnaireId): Promise<Questionnaire | undefined>;
  /** Oldest first. */
  list(integrationId: IntegrationId): Promise<readonly Questionnaire[]>;
  remove(id: QuestionnaireId): Promise<void>;
}
