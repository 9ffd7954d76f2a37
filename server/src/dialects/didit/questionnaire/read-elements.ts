import type { Question, QuestionKind } from "#core/questionnaire/questionnaire.ts";
import { refuseFields } from "../errors.ts";
import { kindOfElement } from "./element-kinds.ts";
import type { FormElement } from "./schema.ts";

/** The questions that form elements stand for, in their order. Throws Refusal 400 that names the element at fault. */
export function readElements(
  elements: readonly FormElement[],
  languages: readonly string[],
): readonly Question[] {
  const questions = elements.map((element, place) => questionOf(element, { place, languages }));
  const ids = new Set(questions.map(({ id }) => id));
  if (ids.size < questions.length) throw fault("every id must be used once.");
  return questions;
}

interface Place {
  readonly place: number;
  readonly languages: readonly string[];
}

function questionOf(element: FormElement, at: Place): Question {
  const kind = kindOfElement(element.element_type);
  if (!kind) throw fault(`${at.place}.element_type: this server asks no ${element.element_type}.`);
  return {
    ...{ id: element.id ?? `q${at.place + 1}`, text: textsOf(element.label, at), kind },
    ...(element.is_required !== true && { isOptional: true }),
    ...(isChoice(kind) && { options: optionsOf(element, at) }),
    ...limitsOf(element, kind, at),
  };
}

function isChoice(kind: QuestionKind): boolean {
  return kind === "choice" || kind === "several-choices";
}

/** Those of the questionnaire's languages, each of which must be there. */
function textsOf(given: FormElement["label"], { place, languages }: Place): Question["text"] {
  const missing = languages.find((language) => given[language] === undefined);
  if (missing !== undefined) throw fault(`${place}.label: the text in ${missing} is missing.`);
  return Object.fromEntries(languages.map((language) => [language, given[language] ?? ""]));
}

function optionsOf({ options = [] }: FormElement, at: Place): NonNullable<Question["options"]> {
  if (options.length === 0) throw fault(`${at.place}.options: a choice needs some.`);
  const told = options.map(({ value, label }, place) => ({
    id: value ?? (slugOf(label["en"] ?? "") || `option_${place + 1}`),
    text: textsOf(label, at),
  }));
  if (new Set(told.map(({ id }) => id)).size < told.length)
    throw fault(`${at.place}.options: every value must be used once.`);
  return told;
}

function slugOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
}

function limitsOf(
  { validation }: FormElement,
  kind: QuestionKind,
  { place }: Place,
): Pick<Question, "min" | "max"> {
  const { pattern, min_length, max_length, min, max } = validation ?? {};
  // What would not be checked is not accepted as if it were.
  if (pattern !== undefined || (min_length ?? 0) > 0)
    throw fault(`${place}.validation: this server checks max_length, min and max only.`);
  const most = kind === "number" ? max : max_length;
  return {
    ...(most !== undefined && { max: most }),
    ...(kind === "number" && min !== undefined && { min }),
  };
}

function fault(sentence: string) {
  return refuseFields({ form_elements: [sentence.charAt(0).toUpperCase() + sentence.slice(1)] });
}
