import { findQuestionnaire } from "#core/questionnaire/manage-questionnaires.ts";
import type { Call } from "../call.ts";
import { refuseFields } from "../errors.ts";
import { keptData } from "../questionnaire/questionnaire-body.ts";
import type { FindQuestions } from "./definition-of-features.ts";

/** Looks a caller's published questionnaires up. A workflow keeps the questions as they are now. */
export function questionsOf({ ports, integration }: Call): FindQuestions {
  return async (uuid) => {
    if (uuid === undefined)
      throw refuseFields({ features: ["A QUESTIONNAIRE needs config.questionnaire_uuid."] });
    const found = await findQuestionnaire(ports, integration, uuid.toLowerCase());
    if (!found) throw refuseFields({ features: [`There is no questionnaire ${uuid}.`] });
    const { status, is_active } = keptData(found);
    if (status !== "published" || !is_active)
      throw refuseFields({ features: [`The questionnaire ${uuid} is a draft or switched off.`] });
    return found.questions;
  };
}
