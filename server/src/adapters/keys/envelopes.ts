import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { CoreError } from "#core/errors.ts";
import type { Envelope, Envelopes } from "#core/secrecy/envelope.ts";
import { keyBytes } from "#lib/key-text.ts";
import { decrypt, encrypt } from "./aes-gcm.ts";
import { drawRandom } from "./random-bytes.ts";

/** A wrapped key is: version, id of the master key, sealed data key. A sealed value is: version, sealed bytes. */
const version = 1;
const idBytes = 8;

/** So many data keys stay unwrapped in memory, the newest. */
const openedLimit = 64;

interface MasterKey {
  readonly id: Buffer;
  readonly key: KeyObject;
}

/** Envelopes under a master key of 32 bytes; older master keys open what they wrapped and wrap nothing new. */
export function createEnvelopes(newestKey: Uint8Array, ...olderKeys: readonly Uint8Array[]): Envelopes {
  const newest = masterKey(newestKey);
  const all = new Map(
    [newest, ...olderKeys.map(masterKey)].map((entry) => [entry.id.toString("hex"), entry]),
  );
  const fingerprintKeys = [newestKey, ...olderKeys].map(fingerprintKey);
  // Who holds a wrapped key asks again within the same request, and unwrapping is not free.
  const opened = new Map<string, Envelope>();
  const remember = (made: Envelope, name = nameOf(made.wrappedKey)) => {
    for (const oldest of opened.keys()) {
      if (opened.size < openedLimit) break;
      opened.delete(oldest);
    }
    opened.set(name, made);
    return made;
  };
  return {
    create() {
      const dataKey = drawRandom(keyBytes);
      return remember(envelope(dataKey, wrap(newest, dataKey)));
    },
    of: (wrappedKey) => {
      const name = nameOf(wrappedKey);
      return opened.get(name) ?? remember(envelope(unwrap(all, wrappedKey), wrappedKey), name);
    },
    fingerprints: (text) => fingerprintKeys.map((key) => createHmac("sha256", key).update(text).digest()),
  };
}

function masterKey(bytes: Uint8Array): MasterKey {
  if (bytes.length !== keyBytes) throw new Error(`a master key has ${keyBytes} bytes`);
  const id = createHmac("sha256", bytes).update("bonafide master key id").digest().subarray(0, idBytes);
  return { id, key: createSecretKey(bytes) };
}

function fingerprintKey(bytes: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", bytes, "", "bonafide fingerprint", 32)));
}

function nameOf(wrappedKey: Uint8Array): string {
  return Buffer.from(wrappedKey.buffer, wrappedKey.byteOffset, wrappedKey.byteLength).toString("latin1");
}

function wrap(master: MasterKey, dataKey: Uint8Array): Uint8Array {
  const header = Buffer.concat([Buffer.of(version), master.id]);
  return encrypt(master.key, dataKey, { header, context: "data-key" });
}

function unwrap(masters: ReadonlyMap<string, MasterKey>, wrappedKey: Uint8Array): Uint8Array {
  const id = Buffer.from(wrappedKey.subarray(1, 1 + idBytes)).toString("hex");
  const master = masters.get(id);
  if (!master) throw new CoreError("storage-failed", "a data key is wrapped under an unknown master key");
  return decrypt(master.key, wrappedKey, { version, headerBytes: 1 + idBytes, context: "data-key" });
}

function envelope(key: Uint8Array, wrappedKey: Uint8Array): Envelope {
  const header = Buffer.of(version);
  return {
    wrappedKey,
    seal: (plain, context) => encrypt(key, plain, { header, context }),
    open: (sealed, context) => decrypt(key, sealed, { version, headerBytes: 1, context }),
  };
}
