import type { Stores } from "#core/ports.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import { createAccountStore } from "./account-store.ts";
import { createAttemptStore } from "./attempt-store.ts";
import { createBrandingStore } from "./branding-store.ts";
import { createCaptureStore } from "./capture-store.ts";
import { createContactCheckStore } from "./contact-check-store.ts";
import { createDecisionStore } from "./decision-store.ts";
import { createEventLog } from "./event-log.ts";
import { createFunnelLog } from "./funnel-log.ts";
import { createIntegrationStore } from "./integration-store.ts";
import { createLivenessStore } from "./liveness-store.ts";
import { createKnownFaceStore } from "./known-face-store.ts";
import { createMediaStore } from "./media-store.ts";
import { createMessageStore } from "./message-store.ts";
import { createNonceStore } from "./nonce-store.ts";
import { createSessionStore } from "./session-store.ts";
import type { Queryable } from "./sql.ts";
import { createTerminalErrorLog } from "./terminal-error-log.ts";
import { createQuestionnaireStore } from "./questionnaire-store.ts";
import { createStepStore } from "./step-store.ts";
import { createUploadStore } from "./upload-store.ts";
import { createWebhookStore } from "./webhook-store.ts";
import { createWorkflowStore } from "./workflow-store.ts";

/** Every store over a pool, or over one client so that all of it is one transaction. */
export function createPostgresStores(db: Queryable, envelopes: Envelopes): Stores {
  return {
    accounts: createAccountStore(db, envelopes),
    integrations: createIntegrationStore(db, envelopes),
    sessions: createSessionStore(db, envelopes),
    attempts: createAttemptStore(db),
    media: createMediaStore(db),
    events: createEventLog(db),
    decisions: createDecisionStore(db, envelopes),
    webhooks: createWebhookStore(db),
    nonces: createNonceStore(db),
    terminalErrors: createTerminalErrorLog(db),
    livenessRounds: createLivenessStore(db),
    workflows: createWorkflowStore(db),
    steps: createStepStore(db, envelopes),
    questionnaires: createQuestionnaireStore(db),
    messages: createMessageStore(db, envelopes),
    contactChecks: createContactCheckStore(db, envelopes),
    brandings: createBrandingStore(db),
    captures: createCaptureStore(db, envelopes),
    uploads: createUploadStore(db),
    funnel: createFunnelLog(db),
    knownFaces: createKnownFaceStore(db, envelopes),
  };
}
