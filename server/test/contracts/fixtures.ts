import { randomUUID } from "node:crypto";
import type { Attempt, AttemptId } from "#core/attempt/attempt.ts";
import type { Evidence } from "#core/check/evidence.ts";
import type { Decision, DecisionId } from "#core/decision/decision.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import type { EventId, SessionEvent } from "#core/event/event.ts";
import { defaultSettings, type Integration, type IntegrationId } from "#core/integration/integration.ts";
import type { ImageMedia, MediaId, TimestampId } from "#core/media/media.ts";
import type { Stores } from "#core/ports.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import type { CreatedSession, SessionId } from "#core/session/session.ts";
import type { DestinationId, WebhookDestination } from "#core/webhook/webhook-destination.ts";
import type { Webhook, WebhookId } from "#core/webhook/webhook.ts";

/** A moment that PostgreSQL keeps exactly. */
export const someTime = new Date("2026-03-01T12:00:00.123Z");

/** So many milliseconds after `someTime`. */
export function later(ms: number): Date {
  return new Date(someTime.getTime() + ms);
}

/** An integration with one credential. */
export function newIntegration(over: Partial<Integration> = {}): Integration {
  return {
    id: randomUUID() as IntegrationId,
    name: "Acme",
    environment: "live",
    isActive: true,
    credentials: [{ dialect: "veriff", keyId: randomUUID(), secret: randomUUID() }],
    decisionWebhookUrl: "https://acme.example/decision",
    eventWebhookUrl: undefined,
    destinations: [],
    callbackUrl: undefined,
    allowInsecureWebhooks: false,
    settings: defaultSettings,
    clockAheadMs: 0,
    createdAt: someTime,
    ...over,
  };
}

let sessionCount = 0;

/** A destination that wants everything. */
export function newDestination(over: Partial<WebhookDestination> = {}): WebhookDestination {
  return {
    id: randomUUID() as DestinationId,
    dialect: "didit",
    label: "main",
    url: "https://acme.example/hook",
    isEnabled: true,
    secret: "secret-of-a-destination",
    subscriptions: ["all"],
    version: "1",
    retrySchedule: "vendor",
    createdAt: someTime,
    updatedAt: later(1),
    ...over,
  };
}

/** A session that was just made. */
export function newSession(envelopes: Envelopes, over: Partial<CreatedSession> = {}): CreatedSession {
  return {
    id: randomUUID() as SessionId,
    integrationId: randomUUID() as IntegrationId,
    number: ++sessionCount,
    dialect: "veriff",
    personId: randomUUID(),
    attemptId: randomUUID() as AttemptId,
    attemptNumber: 1,
    eventCount: 1,
    createdAt: someTime,
    expiresAt: later(1000),
    wrappedKey: envelopes.create().wrappedKey,
    externalReference: "order 66 — ünïcode",
    callbackUrl: "https://acme.example/done",
    language: "en",
    expectedPerson: { firstName: "Anna", dateOfBirth: "1974-08-12" },
    expectedDocument: { country: "UT", type: "passport" },
    ipAddress: undefined,
    dialectData: { features: ["selfid"], nested: { empty: null } },
    workflow: undefined,
    parentId: undefined,
    sandboxScenario: undefined,
    shortToken: undefined,
    state: "created",
    ...over,
  };
}

/** The first attempt of a session. */
export function newAttempt(session: CreatedSession, over: Partial<Attempt> = {}): Attempt {
  return {
    id: session.attemptId,
    sessionId: session.id,
    number: 1,
    state: "created",
    createdAt: someTime,
    ...over,
  };
}

/** A picture in a session. */
export function newMedia(session: CreatedSession, over: Partial<ImageMedia> = {}): ImageMedia {
  const id = randomUUID() as MediaId;
  return {
    id,
    kind: "image",
    sessionId: session.id,
    attemptId: session.attemptId,
    role: "face",
    mimeType: "image/jpeg",
    sizeBytes: 12_345,
    sha256: "ab".repeat(32),
    width: 640,
    height: 480,
    blobKey: id,
    timestamp: { id: randomUUID() as TimestampId, token: Buffer.from([0x30, 0x82, 0, 0xff]) },
    uploadedAt: someTime,
    ...over,
  };
}

/** An event of a session. */
export function newEvent(session: CreatedSession, over: Partial<SessionEvent> = {}): SessionEvent {
  return {
    id: randomUUID() as EventId,
    sessionId: session.id,
    integrationId: session.integrationId,
    attemptId: session.attemptId,
    sequence: 1,
    type: "session-created",
    at: someTime,
    subjectId: undefined,
    ...over,
  };
}

/** A decision on a session. */
export function newDecision(session: CreatedSession, over: Partial<Decision> = {}): Decision {
  return {
    id: randomUUID() as DecisionId,
    sessionId: session.id,
    attemptId: session.attemptId,
    outcome: "declined",
    reasons: ["face-mismatch", "document-expired"],
    decidedBy: "person",
    comments: [{ text: "not the same person", at: later(5) }],
    person: { firstName: "ANNA", lastName: "ERIKSSON" },
    document: { type: "passport", number: "L898902C3" },
    submittedAt: someTime,
    at: later(10),
    ...over,
  };
}

/** Evidence of an attempt in which nothing was found. */
export function newEvidence(attemptId: AttemptId, today: string): Evidence {
  return {
    attemptId,
    findings: {
      today,
      expectedPerson: {},
      expectedDocument: {},
      settings: defaultSettings,
      media: [],
      documentFront: null,
      documentBack: null,
      selfie: null,
      faceMatch: null,
      ghostMatch: null,
      faceSearch: null,
    },
    policy: defaultPolicy,
    assessment: { outcome: "in-review", reasons: [], checks: [], person: {}, document: {} },
  };
}

/** A webhook about an event. */
export function newWebhook(event: SessionEvent, over: Partial<Webhook> = {}): Webhook {
  return {
    id: randomUUID() as WebhookId,
    sessionId: event.sessionId,
    integrationId: event.integrationId,
    eventId: event.id,
    topic: "decision",
    destinationId: undefined,
    state: "pending",
    attemptCount: 0,
    createdAt: someTime,
    nextAttemptAt: someTime,
    ...over,
  };
}

/** Keeps an integration and a session of its with the first attempt. */
export async function keepSession(stores: Stores, session: CreatedSession): Promise<CreatedSession> {
  await stores.integrations.insert(newIntegration({ id: session.integrationId }));
  await stores.sessions.insert(session);
  await stores.attempts.insert(newAttempt(session));
  return session;
}
