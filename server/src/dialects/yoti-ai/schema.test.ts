import { describe, expect, test } from "vitest";
import type { RefusalCode } from "./errors.ts";
import { parseAgeLimit, parseBody, parseImage } from "./schema.ts";

function parse(body: unknown) {
  return parseBody(Buffer.from(typeof body === "string" ? body : JSON.stringify(body)));
}

function codeOf(work: () => unknown): RefusalCode | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: RefusalCode }).code;
  }
}

describe("a body", () => {
  test.each(["", "{", "img=abc", "[]", '"text"', "null", "\u0000"])("of %j is no JSON object", (text) => {
    expect(codeOf(() => parse(text))).toBe("INVALID_BODY_ENCODING");
  });

  test("in another encoding is no JSON", () => {
    expect(codeOf(() => parseBody(Buffer.from('{"img":"é"}', "latin1")))).toBe("INVALID_BODY_ENCODING");
  });

  test.each([
    [undefined, {}],
    [undefined, { metadata: null, secure: { version: 1 }, unknown: [] }],
    [undefined, { metadata: {} }],
    [undefined, { metadata: { device: "laptop", more: 1 } }],
    [undefined, { metadata: { device: "any" }, level_of_assurance: "high", img_validation_level: "low" }],
    ["INVALID_METADATA_DEVICE", { metadata: { device: "fridge" } }],
    ["INVALID_METADATA_DEVICE", { metadata: { device: "MOBILE" } }],
    ["INVALID_METADATA_DEVICE", { metadata: "mobile" }],
    ["INVALID_LEVEL_OF_ASSURANCE", { level_of_assurance: "much" }],
    ["INVALID_IMG_VALIDATION_LEVEL", { img_validation_level: "none" }],
    ["INVALID_METADATA_DEVICE", { metadata: { device: 1 }, img_validation_level: 1 }],
  ])("is told %s for %j", (code, body) => {
    expect(codeOf(() => parse(body))).toBe(code);
  });

  test("asks for loose checks by the level low alone", () => {
    expect(parse({ img_validation_level: "low" }).isRelaxed).toBe(true);
    expect(parse({ img_validation_level: "high" }).isRelaxed).toBe(false);
    expect(parse({}).isRelaxed).toBe(false);
  });
});

describe("a picture", () => {
  test.each([
    ["IMAGE_NOT_PROVIDED", {}],
    ["IMAGE_NOT_PROVIDED", { img: null }],
    ["IMAGE_NOT_PROVIDED", { img: "" }],
    ["INVALID_B64_IMAGE", { img: 5 }],
    ["INVALID_B64_IMAGE", { img: ["AAAA"] }],
    ["INVALID_B64_IMAGE", { img: "AAA" }],
    ["INVALID_B64_IMAGE", { img: "AA=A" }],
    ["INVALID_B64_IMAGE", { img: "AA-_" }],
    ["INVALID_B64_IMAGE", { img: "data:image/png;base64,AAAA" }],
  ])("is told %s for %j", (code, body) => {
    expect(codeOf(() => parseImage(parse(body)))).toBe(code);
  });

  test("may be broken into lines", () => {
    expect(parseImage(parse({ img: "AQID\nBAUG\r\n" }))).toEqual(Buffer.from([1, 2, 3, 4, 5, 6]));
  });

  test("of megabytes is read at once", () => {
    const bytes = Buffer.alloc(2_000_000, 7);
    expect(parseImage(parse({ img: bytes.toString("base64") })).length).toBe(bytes.length);
  });
});

describe("an age to verify", () => {
  test.each([
    [
      { threshold: 25, operator: "OVER" },
      { years: 25, isOver: true },
    ],
    [
      { threshold: "18", operator: "UNDER" },
      { years: 18, isOver: false },
    ],
    [
      { threshold: 17.5, operator: "OVER" },
      { years: 17.5, isOver: true },
    ],
  ])("%j is %j", (body, limit) => {
    expect(parseAgeLimit(parse(body))).toEqual(limit);
  });

  test.each([
    [{}, "threshold"],
    [{ threshold: 18 }, "operator"],
    [{ threshold: 18, operator: "over" }, "operator"],
    [{ threshold: -1, operator: "OVER" }, "threshold"],
    [{ threshold: "old", operator: "OVER" }, "threshold"],
    [{ threshold: null, operator: "OVER" }, "threshold"],
  ])("of %j names what is wrong: %s", (body, field) => {
    expect(codeOf(() => parseAgeLimit(parse(body)))).toBe("INVALID_REQUEST_BODY");
    expect(() => parseAgeLimit(parse(body))).toThrow(`'${field}'`);
  });
});
