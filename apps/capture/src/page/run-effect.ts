import type { CaptureSession, DeviceFacts } from "../../../../server/src/api/capture/contract.ts";
import type { Client } from "../api/client.ts";
import { Refusal } from "../api/refusal.ts";
import type { Facing } from "../camera/camera.ts";
import type { CameraUse, Effect, Flow, FlowEvent } from "../flow/flow.ts";
import type { Shipping } from "../upload/shipping.ts";
import type { CameraKeeper } from "./camera-keeper.ts";

/** What effects are done with. */
export interface Edge {
  readonly client: Client;
  readonly camera: CameraKeeper;
  readonly shipping: Shipping;
  readonly deviceFacts: DeviceFacts;
  readonly flow: () => Flow;
  readonly send: (event: FlowEvent) => void;
  readonly photo: (id: string) => Blob | undefined;
  readonly language: () => string;
  readonly wait: (ms: number) => void;
  readonly goBack: () => void;
}

type Job = Promise<unknown> | undefined;
type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;

/** Does one thing outside, and tells the machine what came of it. */
export function runEffect<T extends Effect["type"]>(edge: Edge, effect: EffectOf<T>): void {
  const work = works[effect.type] as (edge: Edge, effect: EffectOf<T>) => Job;
  work(edge, effect)?.catch((error: unknown) => edge.send(eventOfError(error)));
}

async function tell({ send }: Edge, answer: Promise<CaptureSession>): Promise<void> {
  send({ type: "session", session: await answer });
}

const works: { readonly [T in Effect["type"]]: (edge: Edge, effect: EffectOf<T>) => Job } = {
  load: (edge) => tell(edge, edge.client.session()).then(() => edge.shipping.resume()),
  claim: (edge, { takesOver }) =>
    tell(edge, edge.client.claim(takesOver, edge.deviceFacts)).then(() => edge.shipping.resume()),
  follow,
  consent: (edge) => tell(edge, edge.client.consent(consentVersion(edge.flow()), edge.language())),
  choose: (edge, { country, documentType }) => tell(edge, edge.client.choose(country, documentType)),
  "skip-step": (edge, { stepId }) => tell(edge, edge.client.skip(stepId)),
  "open-camera": ({ camera }, { use }) => camera.open(facingFor(use)),
  "close-camera": ({ camera }) => {
    camera.close();
    return undefined;
  },
  send: ({ photo, shipping }, { stepId, fileId }) => {
    const file = photo(fileId);
    return file && shipping.ship(stepId, file);
  },
  wait: ({ wait }, { ms }) => {
    wait(ms);
    return undefined;
  },
  "ask-challenge": askChallenge,
  answer: async ({ client, send }, { stepId, answers }) => {
    const { faults } = await client.answerQuestions(stepId, { answers });
    send({ type: "answers-taken", faults });
  },
  "send-code": sendCode,
  "check-code": async ({ client, send }, { stepId, code }) =>
    send({ type: "code-checked", checked: await client.checkCode(stepId, code) }),
  submit: (edge) => tell(edge, edge.client.submit()),
  cancel: ({ client }) => client.cancel().catch(() => undefined),
  return: ({ goBack }) => {
    goBack();
    return undefined;
  },
};

const followers = new WeakMap<Client, AbortController>();

/** One stream at a time: a new one ends the one before. */
function follow({ client, send }: Edge): Job {
  followers.get(client)?.abort();
  const follower = new AbortController();
  followers.set(client, follower);
  return client.follow((session) => send({ type: "session", session }), follower.signal);
}

async function askChallenge(
  { client, send }: Edge,
  { isAccessible }: EffectOf<"ask-challenge">,
): Promise<void> {
  try {
    const { id, moves, isAccessible: isFor } = await client.challenge(isAccessible);
    send({ type: "challenge", challenge: { id, moves, isAccessible: isFor } });
  } catch (error) {
    if (!(error instanceof Refusal && error.word === "too-many")) throw error;
    send({ type: "moves-failed", triesLeft: 0 });
  }
}

async function sendCode({ client, send }: Edge, { stepId, address }: EffectOf<"send-code">): Promise<void> {
  try {
    send({ type: "code-sent", address, sent: await client.sendCode(stepId, address) });
  } catch (error) {
    if (!(error instanceof Refusal && error.word === "input-invalid")) throw error;
    send({ type: "address-refused" });
  }
}

function consentVersion({ session }: Flow): string {
  const consent = session?.steps.find((step) => step.kind === "consent");
  return consent?.kind === "consent" ? consent.version : "";
}

function facingFor({ kind }: CameraUse): Facing {
  return kind === "selfie" || kind === "liveness" || kind === "video" ? "user" : "environment";
}

/** What a refusal means for the person. */
export function eventOfError(error: unknown): FlowEvent {
  const word = error instanceof Refusal ? error.word : undefined;
  if (word === "link-invalid") return { type: "link-refused", problem: "invalid" };
  if (word === "link-expired") return { type: "link-refused", problem: "expired" };
  if (word === "link-deleted") return { type: "link-refused", problem: "deleted" };
  if (word === "not-ready" || word === "step-refused") return { type: "not-ready" };
  // Another device has it, or it was handed in meanwhile: what the server says now is what is shown.
  if (word === "used-elsewhere" || word === "session-closed") return { type: "retry" };
  return { type: "request-failed" };
}
