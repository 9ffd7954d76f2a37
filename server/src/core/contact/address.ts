import { CoreError } from "#core/errors.ts";
import type { MessageChannel } from "#core/message/message.ts";

/** One "@", a host with a dot, nothing that could end a header. */
const email = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;
const longestEmail = 254;
/** E.164. */
const phone = /^\+[1-9]\d{6,14}$/;

/** An address as it is kept: the host in lower case, a phone number without signs between. Throws "input-invalid". */
export function parseAddress(channel: MessageChannel, text: string): string {
  return channel === "email" ? parseEmail(text.trim()) : parsePhone(text);
}

function parseEmail(text: string): string {
  if (text.length > longestEmail || !email.test(text))
    throw new CoreError("input-invalid", "this is no e-mail address");
  const at = text.indexOf("@");
  return text.slice(0, at) + text.slice(at).toLowerCase();
}

function parsePhone(text: string): string {
  const number = text.replace(/[\s().-]/g, "").replace(/^00/, "+");
  if (!phone.test(number))
    throw new CoreError("input-invalid", "write the number with its country, beginning with +");
  return number;
}
