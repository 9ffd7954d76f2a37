import type { Call } from "../call.ts";
import { refuseFields } from "../errors.ts";
import type { FindQuestions } from "./definition-of-features.ts";

/** Looks questionnaires up for a caller. */
export function questionsOf(_call: Call): FindQuestions {
  return async (uuid) => {
    throw refuseFields({ features: [`There is no questionnaire ${uuid ?? "named"}.`] });
  };
}
