import { createTransport } from "nodemailer";
import type { Messenger } from "#core/message/message.ts";

/** The mail server and the address that mails come from. */
export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://` where the server is trusted or speaks STARTTLS. */
  readonly url: string;
  readonly from: string;
}

const timeoutMs = 15_000;

/** Hands e-mails to a mail server. Throws where it does not take them. */
export function createSmtpMessenger({ url, from }: SmtpSettings): Messenger {
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = createTransport({ url, ...timeouts });
  return async ({ to, subject, text }) => {
    // An object, so that no sign in the address can name a second recipient.
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
  };
}
