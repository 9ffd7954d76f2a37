import type { IntegrationId } from "#core/integration/integration.ts";
import type { MessageChannel } from "#core/message/message.ts";
import type { Branded } from "#lib/branded.ts";
import type { JsonObject } from "#lib/json.ts";

export type ContactCheckId = Branded<string, "ContactCheckId">;

/** An address that is proven by a code, without a session. Everything personal is encrypted at rest. */
export interface ContactCheck {
  readonly id: ContactCheckId;
  readonly integrationId: IntegrationId;
  readonly channel: MessageChannel;
  /** An e-mail address, or a phone number as E.164 writes it. */
  readonly address: string;
  readonly state: "pending" | "approved" | "declined";
  readonly salt: string;
  readonly codeHash: string;
  readonly codesSent: number;
  readonly wrongCodes: number;
  /** What the customer said with it, as its dialect keeps it. */
  readonly dialectData: JsonObject;
  readonly createdAt: Date;
  /** After that its codes count no more. */
  readonly expiresAt: Date;
}

/** Whose address. */
export type ContactAddress = Pick<ContactCheck, "integrationId" | "channel" | "address">;

/** Remembers checks of addresses for a while. */
export interface ContactCheckStore {
  insert(check: ContactCheck): Promise<void>;
  save(check: ContactCheck): Promise<void>;
  /** Within a transaction: those of an address since a time, newest first, kept from others until it ends. */
  lockByAddress(address: ContactAddress, since: Date): Promise<readonly ContactCheck[]>;
  /** Forgets some that are older; answers how many, at most `limit`. */
  forget(before: Date, limit: number): Promise<number>;
}
