import { expect, test } from "vitest";
import { type Branding, plainBranding } from "./branding.ts";
import { problemsOfBranding } from "./check-branding.ts";

function problems(over: Partial<Branding>): readonly string[] {
  return problemsOfBranding({ ...plainBranding, ...over });
}

test("nothing is wrong with what is plain, and with colours that are read well", () => {
  expect(problems({})).toEqual([]);
  expect(problems({ colours: { accent: "#0b5cad", onAccent: "#ffffff", text: "#16202a" } })).toEqual([]);
  expect(problems({ colours: { accent: "#ffd000", background: "#101418", text: "#ffffff" } })).toEqual([]);
});

test("a colour that is not read well is refused with one that is", () => {
  const [problem] = problems({ colours: { accent: "#ffd000" } });
  expect(problem).toMatch(
    /^accent: #ffd000 on #ffffff has a contrast of 1\.\d:1; at least 4\.5:1 is needed\./,
  );
  const [mended = ""] = /#[0-9a-f]{6} would do/.exec(problem ?? "") ?? [];
  expect(problems({ colours: { accent: mended.slice(0, 7) } })).toEqual([]);
});

test.each([
  [{ colours: { accent: "red" } }, "is no colour"],
  [{ colours: { text: "#777777" } }, "text: #777777"],
  [{ colours: { accent: "#0b5cad", onAccent: "#000000" } }, "onAccent: #000000"],
  [{ name: "x".repeat(61) }, "at most 60"],
  [{ texts: { "no language": {} } }, "no language tag"],
  [{ texts: { et: { "a key": "x" } } }, "is no key"],
  [{ privacyTexts: { et: "x".repeat(40_000) } }, "at most 32000"],
  [{ privacyUrl: "http://shop.example/privacy" }, "https://"],
] satisfies [Partial<Branding>, string][])("%j is refused", (over, problem) => {
  expect(problems(over).join("\n")).toContain(problem);
});
