import type { IntegrationId } from "#core/integration/integration.ts";
import type { Branded } from "#lib/branded.ts";
import type { JsonObject } from "#lib/json.ts";

/** What an answer looks like. */
export const questionKinds = [
  "text",
  "long-text",
  "number",
  "date",
  "yes-no",
  "choice",
  "several-choices",
  "country",
  "email",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One question. */
export interface Question {
  /** Letters, digits, "-" and "_"; unique in its questionnaire. */
  readonly id: string;
  /** What is asked, by language (BCP 47); "en" is told where there is no better one. */
  readonly text: Readonly<Record<string, string>>;
  readonly kind: QuestionKind;
  readonly isOptional?: boolean;
  /** Choices: what may be chosen, by their ids. */
  readonly options?: readonly {
    readonly id: string;
    readonly text: Readonly<Record<string, string>>;
  }[];
  /** Texts: longest answer in characters; numbers: the largest. */
  readonly max?: number;
  /** Numbers: the smallest. */
  readonly min?: number;
}

/** An answer as it is kept: a date as YYYY-MM-DD, a country as ISO 3166-1 alpha-2, choices by their ids. */
export type AnswerValue = string | number | boolean | readonly string[];

/** Answers by their questions' ids. */
export type Answers = Readonly<Record<string, AnswerValue>>;

export type QuestionnaireId = Branded<string, "QuestionnaireId">;

/** Questions under a name, to be put into workflows. */
export interface Questionnaire {
  readonly id: QuestionnaireId;
  readonly integrationId: IntegrationId;
  readonly name: string;
  readonly questions: readonly Question[];
  readonly dialectData: JsonObject;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
