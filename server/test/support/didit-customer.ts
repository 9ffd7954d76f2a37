import { randomBytes } from "node:crypto";
import { compileFeatures, type ListedFeature } from "#core/workflow/compile-features.ts";
import { createWorkflow } from "#core/workflow/manage-workflow.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { NewIntegration } from "#core/integration/manage-integration.ts";
import { faultsOfAnswer } from "./didit-answer-shapes.ts";
import type { TestServer } from "./server.ts";

/** An answer. */
export interface DiditAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, whatever it holds; fails the test when it is none. */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** One call; what is undefined is as a well-behaved client does it. */
export interface DiditRequest {
  readonly body?: string | Uint8Array | FormData | object;
  /** Replace or, when undefined, take away what would be sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A customer with his integration, his key and a workflow. */
export interface DiditCustomer {
  readonly integration: Integration;
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly workflowId: string;
  send(method: string, path: string, request?: DiditRequest): Promise<DiditAnswer>;
  get(path: string): Promise<DiditAnswer>;
  /** POST /v3/session/ on his workflow. */
  create(body?: object): Promise<DiditAnswer>;
}

const kyc: readonly ListedFeature[] = [
  { feature: "id-verification" },
  { feature: "liveness" },
  { feature: "face-match" },
];

/** Makes a customer; his is a test integration, which never decides by itself, unless told otherwise. */
export async function newDiditCustomer(
  server: TestServer,
  {
    definition = compileFeatures(kyc),
    ...options
  }: Partial<NewIntegration> & { readonly definition?: WorkflowDefinition } = {},
): Promise<DiditCustomer> {
  const apiKey = randomBytes(32).toString("base64url");
  const bearerKeys = { didit: apiKey };
  const integration = await server.createIntegration({ environment: "test", bearerKeys, ...options });
  const webhookSecret = integration.credentials.find(({ dialect }) => dialect === "didit")?.secret ?? "";
  const { workflow } = await createWorkflow(server.ports, integration, {
    ...{ name: "KYC", definition, isPublished: true },
  });
  const send = (method: string, path: string, request: DiditRequest = {}) =>
    call(`${server.url}${path}`, method, {
      ...request,
      headers: { "x-api-key": apiKey, ...request.headers },
    });
  return {
    ...{ integration, apiKey, webhookSecret, workflowId: workflow.id, send },
    get: (path) => send("GET", path),
    create: (body = {}) => send("POST", "/v3/session/", { body: { workflow_id: workflow.id, ...body } }),
  };
}

async function call(url: string, method: string, { body, headers = {} }: DiditRequest): Promise<DiditAnswer> {
  const isRaw = typeof body === "string" || body instanceof Uint8Array || body instanceof FormData;
  const payload = body === undefined || isRaw ? body : JSON.stringify(body);
  const type = body instanceof FormData ? {} : { "content-type": "application/json" };
  const sent = Object.entries({ ...type, ...headers }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const answer = await fetch(url, {
    ...{ method, headers: sent, redirect: "manual" },
    ...(payload !== undefined && { body: payload as string }),
  });
  const text = await answer.text();
  if (answer.headers.get("content-type")?.startsWith("application/json")) {
    const { pathname: path } = new URL(url);
    const faults = faultsOfAnswer({ method, path, status: answer.status }, JSON.parse(text));
    if (faults.length > 0)
      throw new Error(`not what clients expect of ${method} ${path}: ${faults.join("; ")}`);
  }
  return {
    ...{ status: answer.status, headers: answer.headers, text },
    get json() {
      return JSON.parse(text);
    },
  };
}
