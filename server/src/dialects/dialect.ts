import type { FastifyPluginAsync } from "fastify";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { WebhookTeller } from "#core/webhook/webhook.ts";

/** What a dialect is given. */
export interface DialectContext {
  readonly ports: Ports;
  /** Origin that session and media addresses begin with; no slash at the end. */
  readonly publicUrl: string;
  /** Whether strangers may make themselves an account and an integration. */
  readonly isRegistrationOpen: boolean;
}

/** What a dialect may read to tell of an event. */
export interface TellerContext {
  readonly ports: Omit<Ports, "engines">;
  readonly publicUrl: string;
}

/** How a dialect's customers prove themselves. */
export interface CredentialKind {
  /** Under which name their credentials are kept; dialects of one vendor share them. */
  readonly dialect: string;
  /**
   * With "public-key" the customer signs with a key of his own, and only its public half is known here; with "bearer-key"
   * he shows a key, of which only a digest is kept, and the secret signs what he is told.
   */
  readonly kind: "shared-secret" | "public-key" | "bearer-key";
}

/** One vendor's wire language over the core. A dialect knows the core; the core knows no dialect. */
export interface Dialect {
  readonly name: string;
  readonly credential: CredentialKind;
  /** An encapsulated Fastify plugin with all its routes, errors and signatures. */
  readonly plugin: (context: DialectContext) => FastifyPluginAsync;
  /** Left out where there is nothing to tell afterwards. */
  readonly webhookTeller?: (context: TellerContext) => WebhookTeller;
  /** Where the person's browser goes at the end; the session's own address where left out. */
  readonly returnUrl?: (session: Session) => string | undefined;
}
