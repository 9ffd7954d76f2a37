import type { FastifyRequest } from "fastify";
import { type Static, type TSchema, Type } from "typebox";
import { Compile, type Validator } from "typebox/compile";
import { rawBody } from "#http/raw-body.ts";
import {
  Consent,
  DeviceClaim,
  DocumentChoice,
  LivenessAnswer,
  LivenessRequest,
  UploadQuery,
} from "./contract.ts";
import { Refusal } from "./errors.ts";
import { CodeCheck, CodeRequest, QuestionnaireAnswers } from "./step-contract.ts";
import { Funnel } from "./funnel-schema.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads a JSON body. Throws Refusal input-invalid. */
function bodyReader<T extends TSchema>(schema: T): (request: FastifyRequest) => Static<T> {
  const validator: Validator<{}, T> = Compile(schema);
  return (request) => {
    const value = parseJson(rawBody(request));
    if (!validator.Check(value)) throw new Refusal("input-invalid");
    return value;
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refusal("input-invalid");
  }
}

export const parseClaim = bodyReader(DeviceClaim);
export const parseConsent = bodyReader(Consent);
export const parseChoice = bodyReader(DocumentChoice);
export const parseLivenessRequest = bodyReader(LivenessRequest);
export const parseLivenessAnswer = bodyReader(LivenessAnswer);
export const parseAnswers = bodyReader(QuestionnaireAnswers);
export const parseCodeRequest = bodyReader(CodeRequest);
export const parseCodeCheck = bodyReader(CodeCheck);
export const parseFunnel = bodyReader(Funnel);

const uploadQuery = Compile(UploadQuery);

/** Reads the query of an upload, whose values come as texts. Throws Refusal input-invalid. */
export function parseUploadQuery(query: unknown): UploadQuery {
  const given = typeof query === "object" && query !== null ? { ...query } : {};
  const value = Object.fromEntries(Object.entries(given).map(([name, text]) => [name, valueOf(name, text)]));
  if (!uploadQuery.Check(value)) throw new Refusal("input-invalid");
  return value;
}

function valueOf(name: string, text: unknown): unknown {
  if (typeof text !== "string") return text;
  if (name === "isSealed") return text === "true" || text === "1";
  return (name === "offset" || name === "size") && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

const uuid = Compile(Type.String({ pattern: "^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$" }));

/** A part of the path by its name. Throws Refusal not-found where it is no UUID in lower case. */
export function pathId({ params }: FastifyRequest): string {
  const id: unknown = typeof params === "object" && params !== null && "id" in params ? params.id : undefined;
  if (!uuid.Check(id)) throw new Refusal("not-found");
  return id;
}

/** The id of a step in the path. */
export function pathStep({ params }: FastifyRequest): string {
  const id: unknown = typeof params === "object" && params !== null && "id" in params ? params.id : undefined;
  return typeof id === "string" ? id : "";
}
