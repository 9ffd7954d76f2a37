import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import type { Questionnaire, QuestionnaireId } from "./questionnaire.ts";

/** So many questionnaires one integration may have. */
const questionnaireLimit = 500;

/** What may be said of a questionnaire. */
export type QuestionnaireContent = Pick<Questionnaire, "name" | "questions" | "dialectData">;

type Needs = Pick<Ports, "transaction" | "now" | "newId">;

/** Adds a questionnaire; `makeContent` is told its id. Throws "input-invalid" where there are too many. */
export async function addQuestionnaire(
  ports: Needs,
  { id: integrationId }: Pick<Integration, "id">,
  makeContent: (id: QuestionnaireId, at: Date) => QuestionnaireContent,
): Promise<Questionnaire> {
  return ports.transaction(async (tx) => {
    // Locked, so that two at once are counted one after the other.
    if (!(await tx.integrations.lock(integrationId)))
      throw new CoreError("integration-not-found", `no integration ${integrationId}`);
    if ((await tx.questionnaires.list(integrationId)).length >= questionnaireLimit)
      throw new CoreError("input-invalid", `there are no more than ${questionnaireLimit} questionnaires`);
    const [id, at] = [ports.newId() as QuestionnaireId, ports.now()];
    const added = { ...makeContent(id, at), id, integrationId, createdAt: at, updatedAt: at };
    await tx.questionnaires.insert(added);
    return added;
  });
}

/** Changes what is given. Workflows hold a copy of the questions, and go on asking those. */
export async function changeQuestionnaire(
  ports: Needs,
  before: Questionnaire,
  change: Partial<QuestionnaireContent>,
): Promise<Questionnaire> {
  const changed = { ...before, ...change, updatedAt: ports.now() };
  await ports.transaction((tx) => tx.questionnaires.save(changed));
  return changed;
}

/** An integration's own; undefined for one that it has not. */
export async function findQuestionnaire(
  { questionnaires }: Pick<Ports, "questionnaires">,
  { id: integrationId }: Pick<Integration, "id">,
  id: string,
): Promise<Questionnaire | undefined> {
  const found = await questionnaires.find(id as QuestionnaireId);
  return found?.integrationId === integrationId ? found : undefined;
}
