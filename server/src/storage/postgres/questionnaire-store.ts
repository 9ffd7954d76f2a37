import type { IntegrationId } from "#core/integration/integration.ts";
import type { Question, Questionnaire, QuestionnaireId } from "#core/questionnaire/questionnaire.ts";
import type { QuestionnaireStore } from "#core/questionnaire/questionnaire-store.ts";
import type { JsonObject } from "#lib/json.ts";
import { isUuid, lookup, type Queryable, run, statement } from "./sql.ts";

interface QuestionnaireRow {
  id: string;
  integration_id: string;
  name: string;
  questions: readonly Question[];
  dialect_data: JsonObject;
  created_at: Date;
  updated_at: Date;
}

const columns = `questionnaires.id, questionnaires.integration_id, questionnaires.name, questionnaires.questions,
  questionnaires.dialect_data, questionnaires.created_at, questionnaires.updated_at`;
const insertQuestionnaire = statement(
  "questionnaire-insert",
  `insert into questionnaires (id, integration_id, name, questions, dialect_data, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);
const saveQuestionnaire = statement(
  "questionnaire-save",
  `update questionnaires set integration_id = $2, name = $3, questions = $4, dialect_data = $5, created_at = $6,
     updated_at = $7 where questionnaires.id = $1`,
);
const findQuestionnaire = lookup(
  "questionnaire-find",
  `select ${columns} from questionnaires where questionnaires.id = $1`,
);
const listQuestionnaires = statement(
  "questionnaire-list",
  `select ${columns} from questionnaires where questionnaires.integration_id = $1 order by questionnaires.position`,
);
const removeQuestionnaire = statement(
  "questionnaire-remove",
  "delete from questionnaires where questionnaires.id = $1",
);

/** Questionnaires in PostgreSQL. */
export function createQuestionnaireStore(db: Queryable): QuestionnaireStore {
  return {
    insert: async (questionnaire) => {
      await run(db, insertQuestionnaire, valuesOf(questionnaire));
    },
    save: async (questionnaire) => {
      await run(db, saveQuestionnaire, valuesOf(questionnaire));
    },
    find: async (id) => {
      if (!isUuid(id)) return undefined;
      const [row] = await run<QuestionnaireRow>(db, findQuestionnaire, [id]);
      return row && toQuestionnaire(row);
    },
    list: async (integrationId) =>
      isUuid(integrationId)
        ? (await run<QuestionnaireRow>(db, listQuestionnaires, [integrationId])).map(toQuestionnaire)
        : [],
    remove: async (id) => {
      if (isUuid(id)) await run(db, removeQuestionnaire, [id]);
    },
  };
}

function valuesOf({ id, integrationId, name, questions, ...rest }: Questionnaire): unknown[] {
  const { dialectData, createdAt, updatedAt } = rest;
  const data = [JSON.stringify(questions), JSON.stringify(dialectData)];
  return [id, integrationId, name, ...data, createdAt, updatedAt];
}

function toQuestionnaire(row: QuestionnaireRow): Questionnaire {
  return {
    id: row.id as QuestionnaireId,
    integrationId: row.integration_id as IntegrationId,
    name: row.name,
    questions: row.questions,
    dialectData: row.dialect_data,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
