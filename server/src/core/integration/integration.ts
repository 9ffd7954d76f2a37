import type { WebhookDestination } from "#core/webhook/webhook-destination.ts";
import type { Branded } from "#lib/branded.ts";

export type IntegrationId = Branded<string, "IntegrationId">;

/** Test integrations never decide by themselves: a person or a command forces their decisions. */
export type Environment = "live" | "test";

/** One secret by which a customer's client proves itself in one dialect. */
export interface Credential {
  readonly dialect: string;
  /** Public: what the client sends to name itself. */
  readonly keyId: string;
  /** Shared secret, or the public key where the dialect is asymmetric. */
  readonly secret: string;
}

/** What an integration may switch; spelled in kebab-case on the command line. */
export interface IntegrationSettings {
  /** Tell the customer when the automatic checks of pictures passed, before the conclusive decision. */
  readonly intermediateSelfie: boolean;
  /** Tell the customer when a session with a video passed, before the conclusive decision. */
  readonly intermediateVideo: boolean;
  readonly selfieOptional: boolean;
  readonly documentFrontOptional: boolean;
  readonly documentBackOptional: boolean;
  readonly videoMandatory: boolean;
  /** Have the hosted page record a video; devices that cannot go on without, unless it is mandatory. */
  readonly videoRecording: boolean;
  /** Have the hosted page ask for movements of the head, which a picture or a recording cannot follow. */
  readonly activeLiveness: boolean;
  /** Origin that the addresses of hosted pages begin with; empty for the server's own. */
  readonly pageOrigin: string;
  /** Longest external reference accepted, in characters. */
  readonly externalReferenceLimit: number;
  /** Only an answer of exactly 200 ends the retries of a webhook; otherwise any 2xx does. */
  readonly webhookStrict200: boolean;
  /** Send expiry to the event address too, beside the decision. */
  readonly expiryEvents: boolean;
  /** Days after which a finished session's key is destroyed; 0 keeps it until it is deleted by hand. */
  readonly retentionDays: number;
  /** Refuse pictures of faces that are JPEGs of less than quality 95, instead of only noting it. */
  readonly strictJpegQuality: boolean;
  /** Keep the numbers of each selfie's face as long as its session, and look for the same face in other sessions. */
  readonly duplicateFaces: boolean;
  /** Answer no more requests a minute than the vendor does, where he tells how many. */
  readonly rateLimits: boolean;
}

/** A customer's connection: credentials of every dialect, addresses to tell, and switches. */
export interface Integration {
  readonly id: IntegrationId;
  readonly name: string;
  readonly environment: Environment;
  readonly isActive: boolean;
  readonly credentials: readonly Credential[];
  readonly decisionWebhookUrl: string | undefined;
  readonly eventWebhookUrl: string | undefined;
  /** More addresses to tell, each with a secret and a choice of its own; their secrets are encrypted at rest. */
  readonly destinations: readonly WebhookDestination[];
  /** Where the person's browser goes at the end when the session names no address of its own. */
  readonly callbackUrl: string | undefined;
  /** Allows http: and private addresses for webhooks. */
  readonly allowInsecureWebhooks: boolean;
  readonly settings: IntegrationSettings;
  /** How far this integration's clock runs ahead of the real one (sandbox time travel), in milliseconds. */
  readonly clockAheadMs: number;
  readonly createdAt: Date;
}

export const defaultSettings: IntegrationSettings = {
  intermediateSelfie: false,
  intermediateVideo: false,
  selfieOptional: false,
  documentFrontOptional: false,
  documentBackOptional: true,
  videoMandatory: false,
  videoRecording: false,
  activeLiveness: false,
  pageOrigin: "",
  externalReferenceLimit: 40,
  webhookStrict200: false,
  expiryEvents: false,
  retentionDays: 0,
  strictJpegQuality: false,
  duplicateFaces: false,
  rateLimits: true,
};
