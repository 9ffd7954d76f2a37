import type { Ports, Transaction } from "#core/ports.ts";
import type { Message, MessageChannel, MessageContent, MessageId } from "./message.ts";

/** A message before it has an id and a time. */
export interface NewMessage extends MessageContent {
  readonly channel: MessageChannel;
  readonly lifetimeMs: number;
}

/** Within a transaction: remembers a message and enqueues its sending, or keeps it where nobody sends. */
export async function sendMessage(
  ports: Pick<Ports, "newId" | "now" | "messengers">,
  tx: Pick<Transaction, "messages" | "jobs">,
  { channel, lifetimeMs, to, subject, text }: NewMessage,
): Promise<void> {
  const id = ports.newId() as MessageId;
  const createdAt = ports.now();
  const state = ports.messengers[channel] ? "pending" : "kept";
  await tx.messages.insert({
    ...{ id, channel, state, createdAt, content: { to, subject, text } },
    expiresAt: new Date(createdAt.getTime() + lifetimeMs),
  });
  if (state === "pending") await tx.jobs.enqueue({ name: "deliver-message", messageId: id });
}

/** Hands a message over. Quiet when that was done before, and once it is not worth it any more. */
export async function deliverMessage(
  ports: Pick<Ports, "messages" | "messengers" | "now">,
  id: MessageId,
): Promise<void> {
  const message = await ports.messages.find(id);
  if (message?.state !== "pending" || !message.content) return;
  const send = ports.messengers[message.channel];
  const isLate = message.expiresAt <= ports.now();
  if (send && !isLate) await send(message.content);
  const done: Message = { ...message, state: send && !isLate ? "sent" : "failed", content: undefined };
  await ports.messages.save(done);
}
