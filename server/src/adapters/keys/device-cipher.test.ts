import { webcrypto } from "node:crypto";
import { expect, test } from "vitest";
import { deviceCipher } from "./device-cipher.ts";

/** As a browser does it. */
async function sealAsBrowser(key: string, plain: Uint8Array): Promise<Uint8Array> {
  const { subtle } = webcrypto;
  const imported = await subtle.importKey("raw", Buffer.from(key, "base64"), "AES-GCM", false, ["encrypt"]);
  const nonce = webcrypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv: nonce }, imported, Buffer.from(plain));
  return Buffer.concat([nonce, Buffer.from(sealed)]);
}

test("what a browser seals with the key is opened as it was", async () => {
  const key = deviceCipher.newKey();
  const plain = webcrypto.getRandomValues(new Uint8Array(10_000));
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(Buffer.from(deviceCipher.open(key, await sealAsBrowser(key, plain)))).toEqual(Buffer.from(plain));
});

test.each([
  ["one altered bit", (sealed: Uint8Array) => sealed.with(20, (sealed[20] ?? 0) ^ 1)],
  ["a missing end", (sealed: Uint8Array) => sealed.subarray(0, sealed.length - 1)],
  ["nothing at all", () => new Uint8Array()],
])("%s is refused", async (_name, alter) => {
  const key = deviceCipher.newKey();
  const sealed = new Uint8Array(await sealAsBrowser(key, Buffer.from("a passport")));
  expect(() => deviceCipher.open(key, alter(sealed))).toThrow("the session's key");
});

test("another session's key does not open it", async () => {
  const sealed = await sealAsBrowser(deviceCipher.newKey(), Buffer.from("a passport"));
  expect(() => deviceCipher.open(deviceCipher.newKey(), sealed)).toThrow("the session's key");
});
