import { expect, test } from "vitest";
import type { Integration } from "#core/integration/integration.ts";
import { identify, verify } from "./authenticate.ts";
import { concatenatedSignature, hmacSignature } from "./signature.ts";
import { sampleIntegration, sampleKey, sampleSecret } from "./testdata/samples.ts";

function portsWith(integration: Integration) {
  const findByKey = (dialect: string, keyId: string) =>
    Promise.resolve(dialect === "veriff" && keyId === sampleKey ? integration : undefined);
  return { integrations: { findByKey } as never };
}

test("the key names its integration", async () => {
  const caller = await identify(portsWith(sampleIntegration), { "x-auth-client": sampleKey });
  expect(caller.integration.id).toBe(sampleIntegration.id);
});

test.each([undefined, "", "another", "x".repeat(101), ["a", "b"]])(
  "the key %j is refused with 1101",
  async (key) => {
    const asked = identify(portsWith(sampleIntegration), { "x-auth-client": key });
    await expect(asked).rejects.toMatchObject({ code: 1101 });
  },
);

test("an integration that was switched off is refused with 1804", async () => {
  const asked = identify(portsWith({ ...sampleIntegration, isActive: false }), {
    "x-auth-client": sampleKey,
  });
  await expect(asked).rejects.toMatchObject({ code: 1804 });
});

const right = { "x-signature": concatenatedSignature("p", sampleSecret) };
const rightHmac = { "x-hmac-signature": hmacSignature("p", sampleSecret) };
const wrong = { "x-signature": concatenatedSignature("q", sampleSecret) };
const wrongHmac = { "x-hmac-signature": hmacSignature("q", sampleSecret) };

function codeOf(
  headers: Record<string, string>,
  kind: "id" | "body",
  isOptional = false,
): number | undefined {
  try {
    verify(headers, { secret: sampleSecret }, { payload: "p", kind, isOptional });
    return undefined;
  } catch (error) {
    return (error as { code: number }).code;
  }
}

test.each([
  ["either generation alone is enough", right, "body", undefined],
  ["the newer one too", rightHmac, "body", undefined],
  ["both together", { ...right, ...rightHmac }, "id", undefined],
  ["none", {}, "body", 1812],
  ["no hash", { "x-signature": "abc" }, "body", 1812],
  ["an older one over another body", wrong, "body", 1814],
  ["an older one over another id", wrong, "id", 1813],
  ["a newer one over another body", wrongHmac, "body", 1819],
  ["a newer one over another id", wrongHmac, "id", 1818],
  ["a wrong one beside a right one", { ...right, ...wrongHmac }, "body", 1819],
  ["the generations exchanged", { "x-signature": rightHmac["x-hmac-signature"] }, "body", 1814],
] as const)("%s", (_title, headers, kind, code) => {
  expect(codeOf(headers, kind)).toBe(code);
});

test("an optional signature may be absent but not wrong", () => {
  expect(codeOf({}, "body", true)).toBeUndefined();
  expect(codeOf(wrong, "body", true)).toBe(1814);
});
