import { randomBytes } from "node:crypto";
import { CoreError } from "#core/errors.ts";
import type { TimestampAuthority } from "#core/media/timestamp-authority.ts";
import { asn1True, sequence, smallInteger, unsigned } from "./der.ts";
import { partsOf, readElement, readUnsigned } from "./read-der.ts";
import { readTimestampToken } from "./read-timestamp-token.ts";
import { messageImprint } from "./sign-timestamp-token.ts";
import { verifySignature } from "./verify-timestamp-token.ts";

/** Sends one POST and gives the whole answer; never throws for what the other side does. */
export type TimestampFetch = (request: {
  readonly url: string;
  readonly method: "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}) => Promise<{ readonly status: number | undefined; readonly body: Uint8Array }>;

/**
 * An outside authority over HTTP (RFC 3161 section 3.4). Each answer's digest, nonce and signature are verified; whom to
 * trust is for the one who later verifies the tokens. Throws storage-failed when it does not stamp.
 */
export function createRemoteTimestampAuthority(options: {
  readonly url: string;
  readonly fetch: TimestampFetch;
}): TimestampAuthority {
  return {
    async stamp(sha256) {
      const nonce = unsigned(randomBytes(8));
      const body = timestampRequest(sha256, nonce);
      const headers = {
        "content-type": "application/timestamp-query",
        accept: "application/timestamp-reply",
      };
      const answer = await options.fetch({ url: options.url, method: "POST", headers, body });
      if (answer.status !== 200)
        throw new CoreError("storage-failed", "the time-stamp authority did not answer");
      return readAnswer(answer.body, sha256, nonce);
    },
  };
}

/** TimeStampReq, which asks for the signer's certificate too. */
function timestampRequest(sha256: Uint8Array, nonce: Buffer): Buffer {
  return sequence(smallInteger(1), messageImprint(sha256), nonce, asn1True);
}

/** TimeStampResp: a status, and the token when that is granted (0) or granted with modifications (1). */
function readAnswer(answer: Uint8Array, sha256: Uint8Array, nonce: Buffer): Uint8Array {
  try {
    const [status, token] = partsOf(readElement(answer, 0x30));
    const number = readUnsigned(partsOf(status)[0]);
    if (!token || Number.parseInt(number, 16) > 1) throw new Error("the time-stamp was refused");
    const read = readTimestampToken(token.bytes);
    if (read.info.nonce !== readUnsigned(readElement(nonce, 0x02)))
      throw new Error("the time-stamp answers another request");
    verifySignature(read, sha256);
    return token.bytes;
  } catch (cause) {
    throw new CoreError("storage-failed", "the time-stamp authority's answer is no good", { cause });
  }
}
