import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { Type, type Static, type TObject, type TProperties } from "typebox";
import { Value } from "typebox/value";
import { ModelError } from "../model-error.ts";

const triple = Type.Tuple([Type.Number(), Type.Number(), Type.Number()]);

/** What every net of the operator's own says of itself, in a JSON file that lies beside its ONNX file. */
export const netProperties = {
  /** The ONNX file, relative to the description. */
  file: Type.String({ minLength: 1 }),
  /** Who trained it on what, and on which terms it may be used: shown by `models list`. */
  licence: Type.String({ minLength: 1 }),
  origin: Type.String({ minLength: 1 }),
  input: Type.Object(
    {
      width: Type.Integer({ minimum: 1, maximum: 2048 }),
      height: Type.Integer({ minimum: 1, maximum: 2048 }),
      layout: Type.Union([Type.Literal("channels-first"), Type.Literal("channels-last")]),
      colours: Type.Union([Type.Literal("rgb"), Type.Literal("bgr")]),
      /** Of values from 0 to 255, in the order of the colours: each is taken off, then divided by. */
      mean: triple,
      std: triple,
    },
    { additionalProperties: false },
  ),
};

/** The common part. */
export type NetDescription = Static<TObject<typeof netProperties>>;

/** Reads and checks a description. Throws ModelError with everything that is wrong in it. */
export async function readDescription<Properties extends TProperties>(
  path: string,
  schema: TObject<Properties>,
): Promise<Static<TObject<Properties>>> {
  const parsed = await parse(path);
  if (Value.Check(schema, parsed)) return parsed;
  const problems = [...Value.Errors(schema, parsed)].map(
    ({ instancePath, message }) => `${instancePath || "/"} ${message}`,
  );
  throw wrong(path, `The description is wrong: ${problems.slice(0, 5).join("; ")}.`);
}

/** Where the ONNX file of a description lies. */
export function netFileOf(path: string, { file }: Pick<NetDescription, "file">): string {
  return resolve(dirname(path), file);
}

/** Something is wrong with a net of the operator's own. */
export function wrong(path: string, advice: string, cause?: unknown): ModelError {
  return new ModelError({ model: basename(path), step: "find", advice, cause });
}

async function parse(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw wrong(path, `${path} cannot be read as JSON.`, cause);
  }
}
