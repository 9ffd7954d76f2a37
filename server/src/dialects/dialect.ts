import type { FastifyPluginAsync } from "fastify";
import type { Ports } from "#core/ports.ts";
import type { WebhookTeller } from "#core/webhook/webhook.ts";

/** What a dialect is given. */
export interface DialectContext {
  readonly ports: Ports;
  /** Origin that session and media addresses begin with; no slash at the end. */
  readonly publicUrl: string;
}

/** One vendor's wire language over the core. A dialect knows the core; the core knows no dialect. */
export interface Dialect {
  readonly name: string;
  /** An encapsulated Fastify plugin with all its routes, errors and signatures. */
  readonly plugin: (context: DialectContext) => FastifyPluginAsync;
  readonly webhookTeller: WebhookTeller;
}
