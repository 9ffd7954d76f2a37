import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "./errors.ts";
import { parseNewMedia, parseNewSession, parseSessionUpdate } from "./schema.ts";

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
}

function codeOf(work: () => unknown): number | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
}

describe("a new session", () => {
  test.each([
    ["nothing at all", "", 1102],
    ["another object", {}, 1102],
    ["a wrapper that is null", { verification: null }, 1102],
    ["no object", "null", 1104],
    ["a list", "[]", 1104],
    ["a wrapper that is a list", { verification: [] }, 1104],
    ["no JSON", "{", 1104],
    ["half a character", Uint8Array.of(0x22, 0xc3, 0x22), 1104],
    ["vendorData that is a number", { verification: { vendorData: 1 } }, 1501],
    ["vendorData that is an object", { verification: { vendorData: {} } }, 1501],
    ["an unknown feature", { verification: { features: ["selfid", "dance"] } }, 1301],
    ["features that are no list", { verification: { features: "selfid" } }, 1301],
    ["a callback that is a number", { verification: { callback: 1 } }, 1302],
    ["a timestamp that is a number", { verification: { timestamp: 1 } }, 1202],
    ["a document number with a hyphen", { verification: { document: { number: "B-1" } } }, 2102],
    ["a document number in small letters", { verification: { document: { number: "b1" } } }, 2102],
    ["an empty document number", { verification: { document: { number: "" } } }, 2102],
    ["a document type that is a number", { verification: { document: { type: 1 } } }, 2103],
    ["a country that is a number", { verification: { document: { country: 1 } } }, 2104],
    ["a date of birth that is a number", { verification: { person: { dateOfBirth: 1 } } }, 2003],
    ["nested additional data", { verification: { additionalData: { a: { b: 1 } } } }, 1104],
    ["a list in additional data", { verification: { additionalData: { a: [1] } } }, 1104],
    ["additional data that is a list", { verification: { additionalData: [] } }, 1104],
    ["a name that is a number", { verification: { person: { firstName: 1 } } }, 1104],
    ["a gender that is neither M nor F", { verification: { person: { gender: "female" } } }, 1104],
    ["half of a surrogate pair", '{"verification":{"person":{"firstName":"\\ud800"}}}', 1104],
    ["a NUL", '{"verification":{"vendorData":"\\u0000"}}', 1104],
    ["a NUL in a key", '{"verification":{"additionalData":{"\\u0000":1}}}', 1104],
  ])("with %s is refused", (_title, body, code) => {
    expect(codeOf(() => parseNewSession(body instanceof Uint8Array ? body : bytes(body)))).toBe(code);
  });

  test.each([
    {},
    { person: null, document: null, vendorData: null, features: null, additionalData: null, timestamp: null },
    { features: ["selfid"] },
    { features: [] },
    { additionalData: { a: "x", b: 1, c: true, d: null } },
    { person: { firstName: "Ж \u{1f600} ' \" \\ <b>", lastName: "" } },
    { somethingNew: { nested: [] } },
  ])("of %j is read as it stands", (verification) => {
    expect(parseNewSession(bytes({ verification }))).toEqual(verification);
  });

  test("never fails but with one of Veriff's numbers", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (verification) => void codeOf(() => parseNewSession(bytes({ verification }))),
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (body) => void codeOf(() => parseNewSession(body))));
  });

  test("may be nested as deeply as a megabyte allows without an accident", () => {
    const deep = `{"verification":${'{"a":'.repeat(150_000)}1${"}".repeat(150_000)}}`;
    expect(() => codeOf(() => parseNewSession(bytes(deep)))).not.toThrow();
  });
});

test.each([
  ["no wrapper", {}, 1102],
  ["no status", { verification: { frontState: "done" } }, 1102],
  ["a status that is a number", { verification: { status: 1 } }, 1303],
  ["another front state", { verification: { status: "submitted", frontState: "started" } }, 1104],
  ["a timestamp that is a number", { verification: { status: "submitted", timestamp: 1 } }, 1202],
])("an update with %s is refused", (_title, body, code) => {
  expect(codeOf(() => parseSessionUpdate(bytes(body)))).toBe(code);
});

test.each([
  ["nothing", {}, 1400],
  ["an image that is null", { image: null }, 1400],
  ["an empty image", { image: { context: "face", content: "" } }, 1400],
  ["no content", { image: { context: "face" } }, 1403],
  ["no context", { image: { content: "AAEC" } }, 1403],
  ["an image that is text", { image: "AAEC" }, 1403],
  ["an old context", { image: { context: "document", content: "AAEC" } }, 1402],
  ["content that is a number", { image: { context: "face", content: 1 } }, 1401],
  ["a list", [], 1104],
])("a file with %s is refused", (_title, body, code) => {
  expect(codeOf(() => parseNewMedia(bytes(body)))).toBe(code);
});

test.each(["face", "document-front", "document-back", "face-pre"])("a file may show the %s", (context) => {
  const body = { image: { context, content: "AAEC", timestamp: "2019-10-29T06:30:25.597Z" } };
  expect(parseNewMedia(bytes(body))).toEqual({ kind: "image", file: body.image });
  expect(parseNewMedia(bytes({ video: body.image })).kind).toBe("video");
});
