import { expect, test } from "vitest";
import { type BrowserTraits, deviceFactsOf, factsOf } from "./read-facts.ts";

function traits(userAgent: string, more: Partial<BrowserTraits> = {}): BrowserTraits {
  return {
    userAgent,
    maxTouchPoints: 0,
    isSecure: true,
    isFramed: false,
    isCameraAllowedByPolicy: undefined,
    canRecord: true,
    screenWidth: 400,
    screenHeight: 800,
    ...more,
  };
}

const mac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Safari/605.1.15";
const android = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/147.0.0.0";

test("an iPad that says it is a Mac is told by its touch", () => {
  expect(deviceFactsOf(traits(mac, { maxTouchPoints: 5 }))).toMatchObject({ kind: "tablet", os: "iOS" });
  expect(deviceFactsOf(traits(mac))).toMatchObject({ kind: "computer", os: "macOS", browser: "Safari" });
});

test("Android is a phone when it says Mobile, and a tablet otherwise", () => {
  expect(deviceFactsOf(traits(`${android} Mobile Safari/537.36`)).kind).toBe("phone");
  expect(deviceFactsOf(traits(`${android} Safari/537.36`)).kind).toBe("tablet");
});

test.each([
  ["Instagram", "Instagram"],
  ["FBAN/FBIOS", "Facebook"],
  ["MicroMessenger/8.0", "WeChat"],
  ["musical_ly_2024", "TikTok"],
])("a page inside an app is known by %s in the browser's name", (mark, app) => {
  expect(factsOf(traits(`${android} Mobile ${mark}`)).inApp).toBe(app);
});

test("a page in a frame is never taken for one inside an app", () => {
  expect(factsOf(traits(`${android} Mobile Instagram`, { isFramed: true })).inApp).toBeNull();
});

test("browsers that carry Chrome's name too keep their own", () => {
  const name = (mark: string) => deviceFactsOf(traits(`${android} Mobile Safari/537.36 ${mark}`)).browser;
  expect([name("EdgA/147.0"), name("OPR/90.1"), name("SamsungBrowser/28.0"), name("")]).toEqual([
    "Edge",
    "Opera",
    "Samsung Internet",
    "Chrome",
  ]);
});

test("a camera that no policy speaks of is allowed", () => {
  expect(factsOf(traits(android)).isCameraPassedOn).toBe(true);
  expect(factsOf(traits(android, { isCameraAllowedByPolicy: false })).isCameraPassedOn).toBe(false);
});
