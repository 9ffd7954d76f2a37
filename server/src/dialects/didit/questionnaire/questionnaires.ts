import {
  addQuestionnaire,
  changeQuestionnaire,
  findQuestionnaire,
} from "#core/questionnaire/manage-questionnaires.ts";
import type { Questionnaire } from "#core/questionnaire/questionnaire.ts";
import type { Answer, Call } from "../call.ts";
import { refuse, refuseFields } from "../errors.ts";
import { parseObject } from "../fields.ts";
import { pageBody, parsePage, slicePage } from "../page.ts";
import { keptData, questionnaireBody, questionnaireRow } from "./questionnaire-body.ts";
import { readElements } from "./read-elements.ts";
import { parseNewQuestionnaire, parseQuestionnaireUpdate, type QuestionnaireUpdate } from "./schema.ts";

/** GET /questionnaires/: every version, newest first. */
export async function listQuestionnaires(call: Call): Promise<Answer> {
  const page = parsePage(call);
  const own = (await call.ports.questionnaires.list(call.integration.id)).toReversed();
  const results = slicePage(own, page).map(questionnaireRow);
  return { status: 200, body: pageBody(call, "/questionnaires/", page, { count: own.length, results }) };
}

/** POST /questionnaires/: published at once unless it is said to be a draft. */
export async function createQuestionnaire(call: Call): Promise<Answer> {
  const given = parseNewQuestionnaire(parseObject(call.body));
  const languages = languagesOf(given.languages, given.default_language ?? "en");
  const questions = readElements(given.form_elements, languages);
  const status = given.status ?? "published";
  const added = await addQuestionnaire(call.ports, call.integration, (id, at) => ({
    ...{ name: given.title, questions },
    dialectData: {
      ...{ description: given.description ?? null, languages },
      ...{ default_language: given.default_language ?? "en", is_active: given.is_active ?? true },
      ...{ group: id, version: 1, status },
      published_at: status === "published" ? at.toISOString() : null,
    },
  }));
  return { status: 201, body: questionnaireBody(added) };
}

/** GET /questionnaires/{id}/. */
export async function getQuestionnaire(call: Call): Promise<Answer> {
  return { status: 200, body: questionnaireBody(await findOwn(call)) };
}

/** PATCH /questionnaires/{id}/: in place, but what is published and said to be published again becomes the next version. */
export async function updateQuestionnaire(call: Call): Promise<Answer> {
  const given = parseQuestionnaireUpdate(parseObject(call.body));
  const before = await findOwn(call);
  const wasPublished = keptData(before).status === "published";
  if (wasPublished && given.status === "draft")
    throw refuseFields({ status: ["What is published cannot become a draft."] });
  const changed = changedContent(before, given);
  const isNext = wasPublished && given.status === "published";
  const after = isNext
    ? await addVersion(call, changed)
    : await changeQuestionnaire(call.ports, before, published(changed, given, call.ports.now()));
  return { status: 200, body: questionnaireBody(after) };
}

/** DELETE /questionnaires/{id}/: workflows that ask its questions go on asking them. */
export async function deleteQuestionnaire(call: Call): Promise<Answer> {
  const { id } = await findOwn(call);
  await call.ports.questionnaires.remove(id);
  return { status: 204 };
}

async function findOwn({ ports, integration, id }: Call): Promise<Questionnaire> {
  const found = await findQuestionnaire(ports, integration, id);
  if (!found) throw refuse(404, "Not found.");
  return found;
}

/** English is what is told where there is nothing better, so that it must be there. */
function languagesOf(given: readonly string[], first: string): readonly string[] {
  const languages = [...new Set(given)];
  if (!languages.includes("en")) throw refuseFields({ languages: ["Must include en."] });
  if (!languages.includes(first)) throw refuseFields({ default_language: ["Must be one of the languages."] });
  return languages;
}

function changedContent(before: Questionnaire, given: QuestionnaireUpdate): Questionnaire {
  const kept = keptData(before);
  const default_language = given.default_language ?? kept.default_language;
  const languages = languagesOf(given.languages ?? kept.languages, default_language);
  const isTold = languages.every((language) => before.questions.every(({ text }) => language in text));
  if (!given.form_elements && !isTold)
    throw refuseFields({ form_elements: ["Send the questions in all of the languages."] });
  return {
    ...{ ...before, name: given.title ?? before.name },
    questions: given.form_elements ? readElements(given.form_elements, languages) : before.questions,
    dialectData: {
      ...{ ...kept, languages, default_language },
      description: given.description === undefined ? kept.description : given.description,
      is_active: given.is_active ?? kept.is_active,
    },
  };
}

function published(changed: Questionnaire, { status }: QuestionnaireUpdate, at: Date): Questionnaire {
  const isNow = status === "published";
  const told = isNow ? { status: "published", published_at: at.toISOString() } : {};
  return { ...changed, dialectData: { ...changed.dialectData, ...told } };
}

async function addVersion(
  { ports, integration }: Call,
  { name, questions, ...rest }: Questionnaire,
): Promise<Questionnaire> {
  const { group } = keptData({ name, questions, ...rest });
  const all = (await ports.questionnaires.list(integration.id)).map(keptData);
  const newest = Math.max(...all.filter((one) => one.group === group).map(({ version }) => version));
  return addQuestionnaire(ports, integration, (_id, at) => ({
    ...{ name, questions },
    dialectData: { ...rest.dialectData, version: newest + 1, published_at: at.toISOString() },
  }));
}
