import { InvalidArgumentError } from "commander";
import type { KnownFaceId } from "#core/face/known-face.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import type { WebhookId } from "#core/webhook/webhook.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a session's id as it was typed. */
export function parseSessionId(text: string): SessionId {
  return parseId(text, "a session") as SessionId;
}

/** Reads a webhook's id as it was typed. */
export function parseWebhookId(text: string): WebhookId {
  return parseId(text, "a webhook") as WebhookId;
}

/** Reads an integration's id as it was typed. */
export function parseIntegrationId(text: string): IntegrationId {
  return parseId(text, "an integration") as IntegrationId;
}

/** Reads a known face's id as it was typed. */
export function parseFaceId(text: string): KnownFaceId {
  return parseId(text, "a face") as KnownFaceId;
}

function parseId(text: string, noun: string): string {
  const id = text.trim().toLowerCase();
  if (!uuid.test(id))
    throw new InvalidArgumentError(`The id of ${noun} looks like 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50.`);
  return id;
}

/** For options that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
