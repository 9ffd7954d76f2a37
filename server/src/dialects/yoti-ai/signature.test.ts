import { createSign, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isSigned, messageOf, readPublicKey, signedTargets } from "./signature.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = publicKey.export({ type: "spki", format: "pem" });
const query = "?nonce=6f0a5b8e-34cc-4d4e-9f52-9a1b7a0f2c11&timestamp=1760000000000";

function sign(message: string): string {
  return createSign("RSA-SHA256").update(message).sign(privateKey, "base64");
}

describe("what may have been signed of a target", () => {
  test.each([
    [`/ai/v1/age${query}`, [`/age${query}`, `/ai/v1/age${query}`]],
    [
      `/ai/v1//age-antispoofing${query}`,
      [
        `//age-antispoofing${query}`,
        `/age-antispoofing${query}`,
        `/ai/v1//age-antispoofing${query}`,
        `/ai/v1/age-antispoofing${query}`,
      ],
    ],
    [`//ai/v1/age${query}`, [`/age${query}`, `//ai/v1/age${query}`, `/ai/v1/age${query}`]],
    ["/ai/v1/age?next=//x", ["/age?next=//x", "/ai/v1/age?next=//x"]],
    ["/ai/v10/age", ["/ai/v10/age"]],
  ])("%s", (target, expected) => {
    expect(signedTargets(target)).toEqual(expected);
  });
});

describe("the message", () => {
  test("of a POST is method, target and the body in base64, joined by &", () => {
    const message = messageOf({ method: "POST", target: "/age?a=b", body: Buffer.from('{"img":"é"}') });
    expect(message.toString()).toBe(`POST&/age?a=b&${Buffer.from('{"img":"é"}').toString("base64")}`);
  });

  test("without a body ends with the target", () => {
    expect(messageOf({ method: "GET", target: "/age?a=b", body: new Uint8Array() }).toString()).toBe(
      "GET&/age?a=b",
    );
  });
});

describe("a signature", () => {
  const body = Buffer.from("{}");
  const target = `/ai/v1/age${query}`;
  const key = readPublicKey(pem);

  test.each([`/age${query}`, target])("over %s is right", async (signed) => {
    if (!key) throw new Error("no key");
    const digest = sign(`POST&${signed}&e30=`);
    expect(await isSigned(key, { method: "POST", target, body }, digest)).toBe(true);
  });

  test.each([
    ["another method", `PUT&/age${query}&e30=`],
    ["another path", `POST&/antispoofing${query}&e30=`],
    ["another query", `POST&/age${query}0&e30=`],
    ["another body", `POST&/age${query}&e30`],
    ["no body", `POST&/age${query}`],
  ])("over %s is wrong", async (_what, message) => {
    if (!key) throw new Error("no key");
    expect(await isSigned(key, { method: "POST", target, body }, sign(message))).toBe(false);
  });

  test("that is empty or of another length is wrong", async () => {
    if (!key) throw new Error("no key");
    for (const digest of ["", "AAAA"])
      expect(await isSigned(key, { method: "POST", target, body }, digest)).toBe(false);
  });
});

describe("a public key", () => {
  test("is read from PEM, and from base64 without a frame", () => {
    const bare = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    expect(readPublicKey(pem)?.asymmetricKeyType).toBe("rsa");
    expect(readPublicKey(bare)?.asymmetricKeyType).toBe("rsa");
  });

  test.each(["nonsense", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"])(
    "%s is none",
    (text) => {
      expect(readPublicKey(text)).toBeUndefined();
    },
  );
});
