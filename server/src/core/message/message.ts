import type { Branded } from "#lib/branded.ts";

export type MessageId = Branded<string, "MessageId">;

export type MessageChannel = "email" | "sms";

/** Something to tell a person by e-mail or text message. */
export interface Message {
  readonly id: MessageId;
  readonly channel: MessageChannel;
  /** kept: nobody is there to send it, so it is shown on the command line; pending: it is being sent. */
  readonly state: "kept" | "pending" | "sent" | "failed";
  readonly createdAt: Date;
  /** After that it is not worth sending. */
  readonly expiresAt: Date;
  /** Undefined once it was sent or given up: nobody needs it any more. */
  readonly content: MessageContent | undefined;
}

/** What is encrypted at rest. */
export interface MessageContent {
  /** An e-mail address, or a phone number as E.164 writes it. */
  readonly to: string;
  /** E-mail alone has one. */
  readonly subject: string;
  readonly text: string;
}

/** Remembers messages until they are sent. */
export interface MessageStore {
  insert(message: Message): Promise<void>;
  save(message: Message): Promise<void>;
  find(id: MessageId): Promise<Message | undefined>;
  /** Newest first. */
  list(limit: number): Promise<readonly Message[]>;
  /** Forgets some that are older; answers how many, at most `limit`. */
  forget(before: Date, limit: number): Promise<number>;
}

/** Sends a message now. Throws where it could not be handed over, so that it is tried again. */
export type Messenger = (content: MessageContent) => Promise<void>;

/** Who sends; a channel without a messenger keeps its messages. */
export type Messengers = Readonly<Partial<Record<MessageChannel, Messenger>>>;
