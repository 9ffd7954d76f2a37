import {
  examinePictures,
  type ExaminedPictures,
  type PictureQuestion,
} from "#core/check/examine-pictures.ts";
import { CoreError } from "#core/errors.ts";
import type { FaceFinding } from "#core/face/face.ts";
import type { NodeResult } from "#core/workflow/node-result.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Call } from "../call.ts";
import { score } from "../decision/numbers.ts";
import { warningsOf } from "../decision/warnings.ts";
import { refuse } from "../errors.ts";
import type { Form } from "./form.ts";

/** Measures and judges what was sent; nothing of it is kept. Throws Refusal 400 for what cannot be opened. */
export async function examine(
  { ports, integration }: Call,
  question: Omit<PictureQuestion, "today">,
): Promise<ExaminedPictures & { readonly today: string }> {
  const today = ports.now(integration).toISOString().slice(0, 10);
  try {
    return { today, ...(await examinePictures(ports.engines, { ...question, today })) };
  } catch (error) {
    if (error instanceof CoreError && error.code.startsWith("image-"))
      throw refuse(400, "A file is no picture that can be read.");
    throw error;
  }
}

/** The answer of a stand-alone call, under the name of what was asked. */
export function answerBody({ ports, integration }: Call, form: Form, told: JsonObject): JsonObject {
  return {
    request_id: ports.newId(),
    ...told,
    ...form.echo,
    created_at: ports.now(integration).toISOString(),
  };
}

/** A step's warnings without the step, which there is none of. */
export function plainWarnings(result: NodeResult): JsonObject[] {
  return warningsOf(result).map((warning) => {
    const { node_id: _, ...rest } = warning;
    return rest;
  });
}

/** A fault that a threshold of the request's own finds. */
export function ownWarning(
  feature: string,
  risk: string,
  [short, long]: readonly [string, string],
): JsonObject {
  return {
    ...{ feature, risk, additional_data: null, log_type: "error" },
    ...{ short_description: short, long_description: long },
  };
}

/** The faces of a picture; age and sex are not estimated here. */
export function entitiesOf(faces: readonly FaceFinding[]): JsonObject {
  const entities = faces.map(({ box: { left, top, width, height }, score: confidence }) => ({
    bbox: [left, top, left + width, top + height].map(Math.round),
    confidence: score(Math.min(1, confidence)),
  }));
  return { entities, best_angle: 0 };
}
