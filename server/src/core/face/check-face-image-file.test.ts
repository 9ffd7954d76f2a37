import { describe, expect, test } from "vitest";
import type { ImageHeader } from "#core/media/image-header.ts";
import { faultOfFile, warningsOfFile } from "./check-face-image-file.ts";
import { faceImageLimits } from "./face-image-limits.ts";

const good: ImageHeader = {
  ...{ format: "jpeg", width: 1280, height: 720, channels: 3 },
  ...{ colours: "rgb", jpegQuality: 95, scans: 1 },
};

function fault(
  header: Partial<ImageHeader>,
  byteCount = 200_000,
  level: "standard" | "relaxed" = "standard",
) {
  const file = { byteCount, header: { ...good, ...header } };
  return faultOfFile(file, faceImageLimits[level], { isQualityStrict: false });
}

describe("a file", () => {
  test.each<[string, string | undefined, Partial<ImageHeader>, number?]>([
    ["that is good", undefined, {}],
    ["of another format", "format-unsupported", { format: "other", width: 0 }],
    ["of 2 MiB", undefined, {}, 2_097_152],
    ["of 2 MiB and a byte", "too-many-bytes", {}, 2_097_153],
    ["of 50 kB", undefined, {}, 50_000],
    ["of 50 kB less a byte", "too-few-bytes", {}, 49_999],
    ["300 high", undefined, { height: 300 }],
    ["299 high", "too-low", { height: 299 }],
    ["2000 high", undefined, { height: 2000, width: 1000 }],
    ["2001 high", "too-high", { height: 2001, width: 1000 }],
    ["299 wide", "too-narrow", { width: 299 }],
    ["2001 wide", "too-wide", { width: 2001 }],
    ["low and narrow", "too-low", { width: 200, height: 200 }],
    ["of 2,100,000 pixels", undefined, { width: 1500, height: 1400 }],
    ["of more", "too-many-pixels", { width: 1500, height: 1401 }],
    ["of one channel", "channels-missing", { channels: 1, colours: "grey" }],
    ["of grey and alpha", "channels-missing", { channels: 2, colours: "grey" }],
    ["of inks", "channels-missing", { channels: 4, colours: "other" }],
    ["with alpha", undefined, { channels: 4 }],
    ["of 33 scans", "undecodable", { scans: 33 }],
  ])("%s: %s", (_what, expected, header, byteCount) => {
    expect(fault(header, byteCount)).toBe(expected);
  });

  test("that is no picture is undecodable, whatever its size", () => {
    const file = { byteCount: 10, header: undefined };
    expect(faultOfFile(file, faceImageLimits.standard, { isQualityStrict: true })).toBe("undecodable");
  });

  test("checked loosely may be small, but not of fewer pixels", () => {
    expect(fault({ width: 400, height: 240 }, 900, "relaxed")).toBeUndefined();
    expect(fault({ width: 250, height: 250 }, 900, "relaxed")).toBe("too-few-pixels");
    expect(fault({ width: 199, height: 900 }, 900, "relaxed")).toBe("too-narrow");
  });

  test("of a lower JPEG quality is warned of, and refused where that is wanted", () => {
    const file = { byteCount: 200_000, header: { ...good, jpegQuality: 94 } };
    expect(fault({ jpegQuality: 94 })).toBeUndefined();
    expect(warningsOfFile(file)).toEqual(["compressed-much"]);
    expect(faultOfFile(file, faceImageLimits.standard, { isQualityStrict: true })).toBe("format-unsupported");
    const png = { byteCount: 200_000, header: { ...good, format: "png" as const, jpegQuality: null } };
    expect(faultOfFile(png, faceImageLimits.standard, { isQualityStrict: true })).toBeUndefined();
  });
});

test.each([
  ["resolution-below-advice", 200_000, { width: 1279 }],
  ["resolution-below-advice", 200_000, { height: 719 }],
  ["resolution-above-advice", 200_000, { width: 1000, height: 1921 }],
  ["bytes-above-advice", 1_500_001, {}],
])("a warning of %s is told", (warning, byteCount, header) => {
  expect(warningsOfFile({ byteCount, header: { ...good, ...header } })).toEqual([warning]);
});

test("the advised picture has no warning, upright or not", () => {
  expect(warningsOfFile({ byteCount: 200_000, header: good })).toEqual([]);
  expect(warningsOfFile({ byteCount: 200_000, header: { ...good, width: 1080, height: 1920 } })).toEqual([]);
});
