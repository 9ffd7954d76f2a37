import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { JsonObject } from "#lib/json.ts";
import { checkFields } from "../fields.ts";
import { featureNames, unofferedNames } from "./feature-names.ts";

const Listed = Type.Object({
  feature: Type.Enum([...Object.values(featureNames), ...unofferedNames]),
  config: Type.Optional(
    Type.Object({
      minimum_age: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
      age_estimation_decline_threshold: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
      face_liveness_method: Type.Optional(Type.Enum(["PASSIVE", "FLASHING", "ACTIVE_3D"])),
      questionnaire_uuid: Type.Optional(Type.String()),
      code_size: Type.Optional(Type.Integer({ minimum: 4, maximum: 8 })),
      poa_document_age_months: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    }),
  ),
  label: Type.Optional(Type.String({ maxLength: 255 })),
});
const count = (minimum: number, maximum: number) => Type.Optional(Type.Integer({ minimum, maximum }));

const fields = {
  workflow_label: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
  is_default: Type.Optional(Type.Boolean()),
  status: Type.Optional(Type.Enum(["draft", "published"])),
  is_white_label_enabled: Type.Optional(Type.Boolean()),
  is_desktop_allowed: Type.Optional(Type.Boolean()),
  max_retry_attempts: count(0, 10),
  retry_window_days: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 365 }), Type.Null()])),
  face_liveness_max_attempts: count(1, 3),
  face_match_max_attempts: count(1, 3),
  session_expiration_time: count(3600, 2_419_200),
  callback: Type.Optional(Type.Union([Type.String({ maxLength: 2000 }), Type.Null()])),
};
const NewWorkflow = Type.Object({ ...fields, features: Type.Array(Listed, { minItems: 1, maxItems: 30 }) });
const WorkflowUpdate = Type.Object({
  ...fields,
  features: Type.Optional(Type.Array(Listed, { minItems: 1, maxItems: 30 })),
});
export type NewWorkflow = Static<typeof NewWorkflow>;
export type WorkflowUpdate = Static<typeof WorkflowUpdate>;
export type ListedStep = Static<typeof Listed>;

const newWorkflow = Compile(NewWorkflow);
const workflowUpdate = Compile(WorkflowUpdate);

/** Checks the body of POST /workflows/. Throws Refusal 400. */
export function parseNewWorkflow(body: JsonObject): NewWorkflow {
  return checkFields(newWorkflow, body);
}

/** Checks the body of PATCH /workflows/{id}/. Throws Refusal 400. */
export function parseWorkflowUpdate(body: JsonObject): WorkflowUpdate {
  return checkFields(workflowUpdate, body);
}
