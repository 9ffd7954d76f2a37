import type { NodeResult } from "#core/workflow/node-result.ts";
import type { Answers, AnswerValue, Question } from "#core/questionnaire/questionnaire.ts";
import type { JsonObject } from "#lib/json.ts";
import type { LinkMaker } from "../media/media-url.ts";
import { elementTypes } from "../questionnaire/element-kinds.ts";
import { nodeStatusWords } from "./feature-words.ts";
import type { Report } from "./report.ts";

/** One entry of `questionnaire_responses`: the questions with what was answered. */
export function questionnaireEntry(_links: LinkMaker, report: Report, result: NodeResult): JsonObject {
  const node = report.definition.nodes[result.node];
  const questions = node?.type === "feature" ? (node.config.questions ?? []) : [];
  const found = report.evidence?.findings.steps?.[result.node];
  const answers = found?.feature === "questionnaire" ? (found.answers ?? {}) : {};
  return {
    node_id: result.node,
    questionnaire_id: result.node,
    languages: [...new Set(questions.flatMap(({ text }) => Object.keys(text)))],
    default_language: "en",
    is_active: true,
    is_simple_questionnaire: true,
    sections: [{ items: questions.map((question) => itemOf(question, answers)) }],
    status: nodeStatusWords[result.status],
  };
}

function itemOf(question: Question, answers: Answers): JsonObject {
  const { id, text, kind, isOptional, options } = question;
  return {
    uuid: id,
    value: text["en"] ?? Object.values(text)[0] ?? null,
    element_type: elementTypes[kind],
    is_required: isOptional !== true,
    choices: options?.map((option) => ({ value: option.id, label: option.text["en"] ?? option.id })) ?? null,
    answer: { value: printed(answers[id]), text: null, files: null },
  };
}

function printed(answer: AnswerValue | undefined): string | null {
  if (answer === undefined) return null;
  return Array.isArray(answer) ? answer.join(", ") : String(answer);
}
