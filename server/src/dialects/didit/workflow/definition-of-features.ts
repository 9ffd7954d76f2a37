import { compileFeatures, type ListedFeature } from "#core/workflow/compile-features.ts";
import type { WorkflowDefinition, WorkflowSettings } from "#core/workflow/definition.ts";
import type { Feature, FeatureConfig } from "#core/workflow/feature.ts";
import type { Question } from "#core/questionnaire/questionnaire.ts";
import { refuseFields } from "../errors.ts";
import { featureOfName } from "./feature-names.ts";
import type { ListedStep } from "./schema.ts";

/** Steps that show nothing to the person: one of the others has to come first. */
const passive: readonly Feature[] = ["database-validation", "aml-screening", "ip-analysis"];

/** The questions of a questionnaire. Throws Refusal 400 for one that there is not. */
export type FindQuestions = (uuid: string | undefined) => Promise<readonly Question[]>;

/** The graph of a list of features. Throws Refusal 400 where the list makes no sense. */
export async function definitionOfFeatures(
  listed: readonly ListedStep[],
  settings: WorkflowSettings,
  findQuestions: FindQuestions,
): Promise<WorkflowDefinition> {
  const steps: ListedFeature[] = [];
  for (const step of listed) steps.push(await stepOf(step, steps, findQuestions));
  const [first] = steps;
  if (first && passive.includes(first.feature))
    throw refuseFields({ features: ["The first step must be one that the person sees."] });
  return compileFeatures(steps, settings);
}

async function stepOf(
  { feature: name, config = {} }: ListedStep,
  before: readonly ListedFeature[],
  findQuestions: FindQuestions,
): Promise<ListedFeature> {
  const feature = featureOfName(name);
  if (!feature) throw refuseFields({ features: [`This server has no step ${name}.`] });
  const age = config.minimum_age ?? config.age_estimation_decline_threshold;
  const isMoving = config.face_liveness_method !== undefined && config.face_liveness_method !== "PASSIVE";
  const hasDocument = before.some((step) => step.feature === "id-verification");
  const told: FeatureConfig = {
    ...(age !== undefined && age > 0 && takesAge(feature) && { minimumAge: age }),
    ...(feature === "liveness" && isMoving && { method: "active" as const }),
    // Without a document before it there is only the customer's own portrait to compare with.
    ...(feature === "face-match" && !hasDocument && { against: "portrait" as const }),
    ...(feature === "proof-of-address" &&
      config.poa_document_age_months !== undefined && { maxAgeMonths: config.poa_document_age_months }),
    ...(feature.endsWith("-verification") &&
      feature !== "id-verification" &&
      config.code_size !== undefined && { codeLength: config.code_size }),
    ...(feature === "questionnaire" && { questions: await findQuestions(config.questionnaire_uuid) }),
  };
  return { feature, config: told };
}

function takesAge(feature: Feature): boolean {
  return feature === "id-verification" || feature === "age-estimation";
}
