import type { Messenger } from "#core/message/message.ts";

/** One call to the gateway. */
export interface SmsRequest {
  readonly url: string;
  readonly method: "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The gateway, and how it is reached. */
export interface SmsSettings {
  readonly url: string;
  /** Sent as a bearer token; none when undefined. */
  readonly token: string | undefined;
  readonly post: (request: SmsRequest) => Promise<{ readonly status: number | undefined }>;
}

/** Hands text messages to an HTTP gateway as JSON: `{"to": "+15550101000", "text": "…"}`. Throws where it takes none. */
export function createSmsMessenger({ url, token, post }: SmsSettings): Messenger {
  const headers = {
    "content-type": "application/json",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return async ({ to, text }) => {
    const { status } = await post({ url, method: "POST", headers, body: JSON.stringify({ to, text }) });
    if (status === undefined || status < 200 || status > 299)
      throw new Error(`the SMS gateway answered ${status ?? "nothing"}`);
  };
}
