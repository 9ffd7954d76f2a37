import { useState } from "preact/hooks";
import type { Question } from "../../../../server/src/api/capture/contract.ts";
import type { Answers, QuestionsScreen } from "../flow/flow.ts";
import { chooseLanguage } from "../language/choose-language.ts";
import { namedCountries } from "../language/country-names.ts";
import { useText } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { FieldError, Form, linksOf } from "../parts/form.tsx";
import { Layout } from "../parts/layout.tsx";

const form = "questions";
type Answer = Answers[string];

/** What the customer wants to know. */
export function QuestionsForm({ screen }: { readonly screen: QuestionsScreen }) {
  const t = useText();
  const { flow, send } = usePage();
  const [answers, setAnswers] = useState<Answers>({});
  const step = flow.session?.steps.find(({ id }) => id === screen.stepId);
  const questions = step?.kind === "questionnaire" ? step.questions : [];
  const errorFor = (id: string) => {
    const found = screen.faults.find(({ question }) => question === id);
    return found && t(found.fault === "missing" ? "question.needed" : "question.check");
  };
  return (
    <Layout
      title={t("question.title")}
      actions={
        <Button form={form} isDisabled={screen.isSending}>
          {t("go.on")}
        </Button>
      }
    >
      <Form id={form} faults={screen.faults} onSubmit={() => send({ type: "answer", answers })}>
        {questions.map((question) => (
          <Field
            key={question.id}
            question={question}
            value={answers[question.id]}
            error={errorFor(question.id)}
            onChange={(answer) => setAnswers((given) => ({ ...given, [question.id]: answer }))}
          />
        ))}
      </Form>
    </Layout>
  );
}

interface FieldProps {
  readonly question: Question;
  readonly value: Answer | undefined;
  readonly error: string | undefined;
  readonly onChange: (answer: Answer) => void;
}

/** In the page's language where the customer wrote it, or in the nearest. */
function sayIn(text: Question["text"], language: string): string {
  const tags = Object.keys(text);
  return text[chooseLanguage([language], tags)] ?? text[tags[0] ?? ""] ?? "";
}

const grouped: ReadonlySet<Question["kind"]> = new Set(["yes-no", "choice", "several-choices"]);

function Field(props: FieldProps) {
  const { question, error } = props;
  const t = useText();
  const id = `question-${question.id}`;
  const label = (
    <>
      {sayIn(question.text, t.language)}
      {question.isOptional ? null : <span aria-hidden="true"> *</span>}
    </>
  );
  if (grouped.has(question.kind))
    return (
      <fieldset class="field options" aria-describedby={linksOf(id, error)["aria-describedby"]}>
        <legend>{label}</legend>
        <Options id={id} {...props} />
        <FieldError id={id} error={error} />
      </fieldset>
    );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Input id={id} {...props} />
      <FieldError id={id} error={error} />
    </div>
  );
}

interface InputProps extends FieldProps {
  readonly id: string;
}

function Input({
  id,
  question: { kind, options, isOptional, max },
  value = "",
  error,
  onChange,
}: InputProps) {
  const t = useText();
  const isText = kind === "text" || kind === "long-text";
  const links = {
    ...linksOf(id, error),
    ...{ class: "input", required: !isOptional, value: String(value) },
    ...(isText && max !== null && { maxLength: max }),
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange(kind === "number" ? numberOf(currentTarget.value) : currentTarget.value),
  };
  if (kind === "long-text") return <textarea {...links} rows={4} />;
  if (kind === "number") return <input {...links} inputMode="decimal" value={undefined} />;
  if (kind === "email") return <input {...links} type="email" autocomplete="email" dir="ltr" />;
  if (kind === "date") return <input {...links} type="date" />;
  if (kind !== "country") return <input {...links} type="text" />;
  const countries = namedCountries(
    options.map(({ id: code }) => code),
    t.language,
  );
  return (
    <select {...links}>
      <option value="" />
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** A number as it is typed anywhere; what is none is left to the server to refuse. */
function numberOf(text: string): Answer {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || Number.isNaN(number) ? text.trim() : number;
}

function Options({ id, question: { kind, options }, value, error, onChange }: InputProps) {
  const t = useText();
  const isSeveral = kind === "several-choices";
  const chosen = Array.isArray(value) ? value : [];
  const all =
    kind === "yes-no"
      ? [
          { key: "yes", label: t("question.yes"), answer: true },
          { key: "no", label: t("question.no"), answer: false },
        ]
      : options.map((one) => ({ key: one.id, label: sayIn(one.text, t.language), answer: one.id }));
  const toggled = (key: string) =>
    chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
  return (
    <>
      {all.map(({ key, label, answer }) => (
        <label key={key} class="option">
          <input
            type={isSeveral ? "checkbox" : "radio"}
            name={id}
            aria-invalid={error !== undefined}
            checked={isSeveral ? chosen.includes(key) : value === answer}
            onChange={() => onChange(isSeveral ? toggled(key) : answer)}
          />
          {label}
        </label>
      ))}
    </>
  );
}
