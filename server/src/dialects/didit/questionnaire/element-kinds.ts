import type { QuestionKind } from "#core/questionnaire/questionnaire.ts";

/** How each kind of question is called in decisions and in a questionnaire's questions. */
export const elementTypes: Readonly<Record<QuestionKind, string>> = {
  text: "short_text",
  "long-text": "long_text",
  number: "number",
  date: "date_picker",
  "yes-no": "consent",
  choice: "single_choice",
  "several-choices": "multiple_choice",
  country: "country",
  email: "email",
};

/** The kind that a question's type stands for, in either case; undefined for types that this server does not ask. */
export function kindOfElement(type: string): QuestionKind | undefined {
  const wanted = type.toLowerCase();
  if (wanted === "dropdown") return "choice";
  return Object.entries(elementTypes).find(([, word]) => word === wanted)?.[0] as QuestionKind | undefined;
}
