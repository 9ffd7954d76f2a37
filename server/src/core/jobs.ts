import type { AttemptId } from "#core/attempt/attempt.ts";
import type { MessageId } from "#core/message/message.ts";
import type { SessionId } from "#core/session/session.ts";
import type { WebhookId } from "#core/webhook/webhook.ts";

/** Work to do later. Enqueued in the same transaction as the state it follows from. */
export type Job =
  | { readonly name: "run-checks"; readonly sessionId: SessionId; readonly attemptId: AttemptId }
  | {
      readonly name: "deliver-webhook";
      readonly webhookId: WebhookId;
      /** How many tries were made before: quiet where there are more by now. */
      readonly after?: number;
    }
  | { readonly name: "conclude-parent"; readonly sessionId: SessionId }
  | { readonly name: "deliver-message"; readonly messageId: MessageId }
  | { readonly name: "remove-blobs"; readonly blobKeys: readonly string[] };

/** When a job may run, and beside which others. */
export interface JobOptions {
  /** Real time. */
  readonly notBefore?: Date;
  /** Jobs of one group leave room for those of others: one customer's slow server holds up nobody else. */
  readonly group?: string;
}

/** Remembers jobs and runs each at least once. */
export interface JobQueue {
  enqueue(job: Job, options?: JobOptions): Promise<void>;
}
