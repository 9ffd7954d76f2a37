import { describe, expect, test } from "vitest";
import { defaultSettings } from "#core/integration/integration.ts";
import { checkUrls, parseSettings, settingNames, settingsForShow } from "./integration-input.ts";
import { kebabCase } from "./kebab-case.ts";
import { UsageError } from "./usage-error.ts";

describe("settings", () => {
  test("are spelled in kebab-case, all of them", () => {
    expect(settingNames).toEqual([
      ...["intermediate-selfie", "intermediate-video", "selfie-optional", "document-front-optional"],
      ...["document-back-optional", "video-mandatory", "video-recording", "active-liveness", "page-origin"],
      ...[
        "external-reference-limit",
        "webhook-strict-200",
        "expiry-events",
        "retention-days",
        "strict-jpeg-quality",
        "duplicate-faces",
        "rate-limits",
      ],
    ]);
  });

  test("are read by type", () => {
    expect(parseSettings(["webhook-strict-200=true", "retention-days=30", "selfie-optional=false"])).toEqual({
      webhookStrict200: true,
      retentionDays: 30,
      selfieOptional: false,
    });
  });

  test("what is shown can be set again", () => {
    const shown = Object.entries(settingsForShow(defaultSettings));
    expect(parseSettings(shown.map(([name, value]) => `${name}=${value}`))).toEqual(defaultSettings);
  });

  test("the limit of the external reference also goes by the name that Veriff's customers know", () => {
    expect(parseSettings(["vendor-data-limit=1000"])).toEqual({ externalReferenceLimit: 1000 });
  });

  test.each([
    ["external-reference-limit=1001", "a whole number from 1 to 1000"],
    ["external-reference-limit=0", "a whole number from 1 to 1000"],
    ["retention-days=-1", "a whole number from 0 to 36500"],
    ["retention-days=1.5", "a whole number from 0 to 36500"],
    ["retention-days=", "a whole number from 0 to 36500"],
    ["video-mandatory=yes", "true or false"],
    ["video-mandatory", "true or false"],
    ["page-origin=https://a.example/path", "an origin like"],
    ["page-origin=http://a.example", "an origin like"],
    ["video=true", "is no setting"],
    ["__proto__=true", "is no setting"],
    ["toString=true", "is no setting"],
  ])("%s is refused", (assignment, told) => {
    expect(() => parseSettings([assignment])).toThrow(told);
    expect(() => parseSettings([assignment])).toThrow(UsageError);
  });

  test("all mistakes are told at once", () => {
    expect(() => parseSettings(["nonsense=1", "retention-days=x"])).toThrow(/nonsense[^]*retention-days/);
  });
});

describe("addresses", () => {
  test.each(["https://example.com/hook", "https://example.com:8443/?a=b"])("%s is taken", (url) => {
    expect(() => checkUrls({ callback: url }, { allowInsecure: false })).not.toThrow();
  });

  test.each([
    ["example.com", "no complete address"],
    ["ftp://example.com/", "must begin with https"],
    ["http://example.com/", "--allow-insecure-webhooks"],
    ["https://user:secret@example.com/", "user name"],
    ["https://example.com/#part", "after #"],
  ])("%s is refused, with the mend", (url, told) => {
    expect(() => checkUrls({ "event-webhook": url }, { allowInsecure: false })).toThrow(told);
  });

  test("http is taken when insecure webhooks are allowed, and nothing stranger", () => {
    expect(() => checkUrls({ callback: "http://127.0.0.1:9/" }, { allowInsecure: true })).not.toThrow();
    expect(() => checkUrls({ callback: "file:///etc/passwd" }, { allowInsecure: true })).toThrow(UsageError);
  });
});

test.each([
  ["webhookStrict200", "webhook-strict-200"],
  ["falseMatchRate", "false-match-rate"],
  ["score", "score"],
])("%s is spelled %s", (name, kebab) => {
  expect(kebabCase(name)).toBe(kebab);
});
