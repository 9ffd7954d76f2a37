import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeContent } from "./media-content.ts";

const prefixes = [
  "",
  "data:image/png;base64,",
  "data:image/jpg;base64,",
  "DATA:image/jpeg;name=a.jpg;base64,",
];

test("bare base64 and a data URI give back the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.constantFrom(...prefixes), (bytes, prefix) => {
      expect(decodeContent(prefix + bytes.toBase64(), "image")).toEqual(bytes);
    }),
  );
});

test("line breaks are allowed, as mail encoders set them", () => {
  expect(decodeContent("AAEC\nAwQF\r\n", "image")).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5));
});

test.each([
  ["image", "not base64!", 1401],
  ["image", "AAA", 1401],
  ["image", "AAE_", 1401],
  ["image", "data:image/png,AAEC", 1401],
  ["image", "data:image/png;base64,???", 1401],
  ["image", "data:image/svg+xml;base64,AAEC", 1104],
  ["image", "data:video/mp4;base64,AAEC", 1104],
  ["video", "data:image/png;base64,AAEC", 1104],
] as const)("%s %s is refused with %d", (kind, content, code) => {
  expect(() => decodeContent(content, kind)).toThrow(expect.objectContaining({ code }));
});

test.each(["mp4", "webm"])("a %s video is a data URI too", (type) => {
  expect(decodeContent(`data:video/${type};base64,AAEC`, "video")).toHaveLength(3);
});
