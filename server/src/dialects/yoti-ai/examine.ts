import { type FaceAnswer, examineFace } from "#core/age/examine-face.ts";
import type { Call } from "./call.ts";
import { Refusal } from "./errors.ts";
import { faultCodes } from "./fault-codes.ts";
import { type ParsedBody, parseImage } from "./schema.ts";

type Answered = Extract<FaceAnswer, { readonly failure: undefined }>;

/** What an endpoint asks about the face. */
export interface Wanted {
  readonly age: boolean;
  readonly spoof: boolean;
}

/** Checks the picture of a body and asks about its face. Throws Refusal. */
export async function examine(call: Call, body: ParsedBody, wanted: Wanted): Promise<Answered> {
  const bytes = parseImage(body);
  // Pictures that nobody took for it are for ages alone.
  const isRelaxed = body.isRelaxed && !wanted.spoof;
  const check = await examineFace(call.ports, {
    bytes,
    level: isRelaxed ? "relaxed" : "standard",
    isQualityStrict: call.integration.settings.strictJpegQuality,
    wantsAge: wanted.age,
    wantsSpoof: wanted.spoof,
  });
  Object.assign(call.notes, rounded(check.measurements), { warnings: check.warnings });
  if (check.fault) throw new Refusal(faultCodes[check.fault]);
  const { value } = check;
  if (value.failure) throw new Refusal("FAIL_PREDICTION", undefined, { cause: value.failure });
  if (value.texture !== null) call.notes["texture"] = round(value.texture);
  return value;
}

function rounded(values: Readonly<Record<string, number | string | null>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? round(value) : value]),
  );
}

/** Counts stay whole; four digits of anything else are plenty. */
function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
