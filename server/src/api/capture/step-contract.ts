import { type Static, Type } from "typebox";
import { nullable, oneOf } from "./schema-parts.ts";

/** By language tag, as the customer wrote it; "en" is shown where there is no better one. */
const told = Type.Record(Type.String(), Type.String());
export const Question = Type.Object({
  id: Type.String(),
  kind: oneOf(
    "text",
    "long-text",
    "number",
    "date",
    "yes-no",
    "choice",
    "several-choices",
    "country",
    "email",
  ),
  text: told,
  isOptional: Type.Boolean(),
  /** Choices: the customer's; countries: their codes, for the page to name. */
  options: Type.Array(Type.Object({ id: Type.String(), text: told })),
  /** Numbers: the smallest. */
  min: nullable(Type.Number()),
  /** Numbers: the largest; texts: the most characters. */
  max: nullable(Type.Number()),
});
export type Question = Static<typeof Question>;
/**
 * Body of PUT /capture/v1/steps/{id}/answers, by the questions' ids: a date as YYYY-MM-DD, a country as ISO 3166-1 alpha-2,
 * choices by their options' ids. What is optional may be left out.
 */
export const QuestionnaireAnswers = Type.Object({
  answers: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  ),
});
export type QuestionnaireAnswers = Static<typeof QuestionnaireAnswers>;

/** Kept when there is no fault; otherwise nothing is. */
export const AnswersTaken = Type.Object({
  faults: Type.Array(
    Type.Object({
      question: Type.String(),
      fault: oneOf("missing", "wrong-kind", "too-long", "out-of-range", "no-such-option", "unknown-question"),
    }),
  ),
});
export type AnswersTaken = Static<typeof AnswersTaken>;

/** Of the newest code. */
export const codeState = {
  /** Partly hidden: where the newest code went. */
  address: nullable(Type.String()),
  codesLeft: Type.Integer(),
  /** Until the next code may be sent; 0 for at once. */
  resendAfterSeconds: Type.Integer(),
};
/** Body of POST /capture/v1/steps/{id}/code; input-invalid where it is no address. */
export const CodeRequest = Type.Object({ address: Type.String({ minLength: 1, maxLength: 320 }) });
export type CodeRequest = Static<typeof CodeRequest>;

/** A code is on its way; the one before counts no more. */
export const CodeSent = Type.Object(codeState);
export type CodeSent = Static<typeof CodeSent>;

/** Body of POST /capture/v1/steps/{id}/code/check. */
export const CodeCheck = Type.Object({ code: Type.String({ minLength: 1, maxLength: 32 }) });
export type CodeCheck = Static<typeof CodeCheck>;

/** "used-up": no try is left, and the person goes on without; "expired": another code helps. */
export const CodeChecked = Type.Object({
  verdict: oneOf("right", "wrong", "expired", "used-up"),
  attemptsLeft: Type.Integer(),
});
export type CodeChecked = Static<typeof CodeChecked>;
