import type { AnswerValue, Answers, Question, QuestionKind } from "./questionnaire.ts";

/** What is wrong with one answer. */
export interface AnswerFault {
  readonly question: string;
  readonly fault:
    | "missing"
    | "wrong-kind"
    | "too-long"
    | "out-of-range"
    | "no-such-option"
    | "unknown-question";
}

/** Answers that fit their questions, or what is wrong with them. Pure. */
export function readAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, unknown>>,
): { readonly answers: Answers } | { readonly faults: readonly AnswerFault[] } {
  const known = new Map(questions.map((question) => [question.id, question]));
  const faults: AnswerFault[] = Object.keys(given)
    .filter((id) => !known.has(id))
    .map((question) => ({ question, fault: "unknown-question" }));
  const answers: Record<string, AnswerValue> = {};
  for (const question of questions) {
    const value = given[question.id];
    const isMissing = value === undefined || value === null || value === "";
    if (isMissing && question.isOptional) continue;
    const fault = isMissing ? "missing" : faultOf(question, value);
    if (fault) faults.push({ question: question.id, fault });
    // Sound because a value without a fault is of its question's kind.
    else answers[question.id] = value as AnswerValue;
  }
  return faults.length > 0 ? { faults } : { answers };
}

type Fault = AnswerFault["fault"] | undefined;

function faultOf(question: Question, value: unknown): Fault {
  return readers[question.kind](value, question);
}

const longestText = 500;
const longestLongText = 5000;

const readers: Readonly<Record<QuestionKind, (value: unknown, question: Question) => Fault>> = {
  text: (value, question) => faultOfText(value, question.max ?? longestText),
  "long-text": (value, question) => faultOfText(value, question.max ?? longestLongText),
  number: (value, { min = -Infinity, max = Infinity }) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return "wrong-kind";
    return value < min || value > max ? "out-of-range" : undefined;
  },
  date: (value) => (typeof value === "string" && isDate(value) ? undefined : "wrong-kind"),
  "yes-no": (value) => (typeof value === "boolean" ? undefined : "wrong-kind"),
  choice: (value, question) => {
    if (typeof value !== "string") return "wrong-kind";
    return isOption(question, value) ? undefined : "no-such-option";
  },
  "several-choices": (value, question) => {
    if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) return "wrong-kind";
    return value.every((one) => isOption(question, one)) ? undefined : "no-such-option";
  },
  country: (value) => (typeof value === "string" && /^[A-Z]{2}$/.test(value) ? undefined : "wrong-kind"),
  email: (value) =>
    typeof value === "string" && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) && value.length <= 254
      ? undefined
      : "wrong-kind",
};

function faultOfText(value: unknown, max: number): Fault {
  if (typeof value !== "string") return "wrong-kind";
  return value.length > max ? "too-long" : undefined;
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isOption({ options = [] }: Question, id: string): boolean {
  return options.some((option) => option.id === id);
}
