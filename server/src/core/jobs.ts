import type { AttemptId } from "#core/attempt/attempt.ts";
import type { SessionId } from "#core/session/session.ts";
import type { WebhookId } from "#core/webhook/webhook.ts";

/** Work to do later. Enqueued in the same transaction as the state it follows from. */
export type Job =
  | { readonly name: "run-checks"; readonly sessionId: SessionId; readonly attemptId: AttemptId }
  | { readonly name: "deliver-webhook"; readonly webhookId: WebhookId }
  | { readonly name: "remove-blobs"; readonly blobKeys: readonly string[] };

/** Remembers jobs and runs each at least once. `notBefore` is real time. */
export interface JobQueue {
  enqueue(job: Job, options?: { readonly notBefore?: Date }): Promise<void>;
}
