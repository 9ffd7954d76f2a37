import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { JsonObject } from "#lib/json.ts";
import { refuseFields } from "../errors.ts";
import { checkFields } from "../fields.ts";

const Language = Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z]{2,4})?$" });
const Texts = Type.Record(Type.String({ maxLength: 12 }), Type.String({ minLength: 1, maxLength: 1000 }), {
  maxProperties: 60,
});
const orNull = <T extends typeof Texts | ReturnType<typeof Type.String>>(schema: T) =>
  Type.Optional(Type.Union([schema, Type.Null()]));
const Id = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$" });

const Element = Type.Object({
  id: Type.Optional(Id),
  element_type: Type.String({ maxLength: 40 }),
  label: Texts,
  description: orNull(Texts),
  placeholder: orNull(Texts),
  is_required: Type.Optional(Type.Boolean()),
  options: Type.Optional(
    Type.Array(Type.Object({ value: Type.Optional(Id), label: Texts }), { maxItems: 300 }),
  ),
  validation: Type.Optional(
    Type.Union([
      Type.Object({
        pattern: Type.Optional(Type.String()),
        min_length: Type.Optional(Type.Integer({ minimum: 0 })),
        max_length: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
        min: Type.Optional(Type.Number()),
        max: Type.Optional(Type.Number()),
      }),
      Type.Null(),
    ]),
  ),
});
const title = Type.String({ minLength: 1, maxLength: 255 });
const languages = Type.Array(Language, { minItems: 1, maxItems: 60 });
const elements = Type.Array(Element, { minItems: 1, maxItems: 100 });
const common = {
  description: orNull(Type.String({ maxLength: 2000 })),
  default_language: Type.Optional(Language),
  is_active: Type.Optional(Type.Boolean()),
  status: Type.Optional(Type.Enum(["draft", "published"])),
};
const NewQuestionnaire = Type.Object({ title, languages, form_elements: elements, ...common });
const QuestionnaireUpdate = Type.Object({
  ...{ title: Type.Optional(title), languages: Type.Optional(languages) },
  ...{ form_elements: Type.Optional(elements), ...common },
});
export type FormElement = Static<typeof Element>;
export type NewQuestionnaire = Static<typeof NewQuestionnaire>;
export type QuestionnaireUpdate = Static<typeof QuestionnaireUpdate>;

const newQuestionnaire = Compile(NewQuestionnaire);
const questionnaireUpdate = Compile(QuestionnaireUpdate);

/** Checks the body of POST /questionnaires/. Throws Refusal 400. */
export function parseNewQuestionnaire(body: JsonObject): NewQuestionnaire {
  return checkFields(newQuestionnaire, withoutGraph(body));
}

/** Checks the body of PATCH /questionnaires/{id}/. Throws Refusal 400. */
export function parseQuestionnaireUpdate(body: JsonObject): QuestionnaireUpdate {
  return checkFields(questionnaireUpdate, withoutGraph(body));
}

function withoutGraph(body: JsonObject): JsonObject {
  if ("graph" in body) throw refuseFields({ graph: ["Questions come as form_elements, in their order."] });
  return body;
}
