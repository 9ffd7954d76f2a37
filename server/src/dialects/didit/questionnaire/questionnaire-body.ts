import type { Question, Questionnaire } from "#core/questionnaire/questionnaire.ts";
import type { JsonObject } from "#lib/json.ts";
import { elementTypes } from "./element-kinds.ts";

/** What is kept of a questionnaire beside what the core knows. */
export interface KeptData extends JsonObject {
  readonly description: string | null;
  readonly languages: readonly string[];
  readonly default_language: string;
  readonly is_active: boolean;
  /** Shared by all versions: the first one's id. */
  readonly group: string;
  readonly version: number;
  readonly status: "draft" | "published";
  readonly published_at: string | null;
}

/** What this dialect keeps of its own questionnaires. */
export function keptData({ dialectData }: Questionnaire): KeptData {
  // Sound because questionnaires are written by this dialect alone.
  return dialectData as KeptData;
}

/** A questionnaire in a list. */
export function questionnaireRow(questionnaire: Questionnaire): JsonObject {
  const { id, questions, createdAt, updatedAt } = questionnaire;
  return {
    ...{ uuid: id, ...common(questionnaire) },
    ...{ created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() },
    question_types: questions.map(typeOf),
    workflow_names: [],
  };
}

/** A questionnaire by itself, with its questions. */
export function questionnaireBody(questionnaire: Questionnaire): JsonObject {
  const { id, questions } = questionnaire;
  const nodes = questions.map((question, place): [string, JsonObject] => [
    question.id,
    { ...nodeOf(question), next: questions[place + 1]?.id ?? null },
  ]);
  const items = questions.map((question) => ({
    ...{ uuid: question.id, value: question.id, ...nodeOf(question) },
  }));
  return {
    ...{ questionnaire_id: id, ...common(questionnaire) },
    graph: { start_node: questions[0]?.id ?? null, nodes: Object.fromEntries(nodes) },
    sections: [{ title: {}, description: {}, items }],
  };
}

function common(questionnaire: Questionnaire): JsonObject {
  const { description, languages, default_language, is_active, group, ...version } = keptData(questionnaire);
  return {
    ...{ title: questionnaire.name, description, languages, default_language, is_active },
    ...{ is_simple_questionnaire: true, questionnaire_group_id: group },
    ...{ version: version.version, status: version.status, published_at: version.published_at },
    is_editable: version.status === "draft",
  };
}

function nodeOf(question: Question): JsonObject {
  const { text, isOptional, options, min, max } = question;
  return {
    ...{ element_type: typeOf(question), is_required: isOptional !== true, title: text },
    ...(options && { choices: options.map((option) => ({ value: option.id, label: option.text })) }),
    ...((min !== undefined || max !== undefined) && { validation: limitsOf(question) }),
  };
}

function limitsOf({ kind, min, max }: Question): JsonObject {
  const largest = kind === "number" ? "max" : "max_length";
  return { ...(min !== undefined && { min }), ...(max !== undefined && { [largest]: max }) };
}

function typeOf({ kind }: Question): string {
  return elementTypes[kind].toUpperCase();
}
