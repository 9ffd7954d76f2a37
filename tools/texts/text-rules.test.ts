import { describe, expect, test } from "vitest";
import { findForbiddenAddresses, findForbiddenText } from "./text-rules.ts";

const word = (...parts: string[]) => parts.join("");

describe("committed text", () => {
  test.each([
    [word("see /wo", "rk/main/file"), "no-machine-path"],
    [word('join("/ro', 'ot/x")'), "no-machine-path"],
    [word("cd /tm", "p/clone"), "no-machine-path"],
    [word("https://registry.npm", "js.org/vitest"), "no-registry-host"],
    [word("// TO", "DO later"), "no-open-promise"],
    [word("FIX", "ME"), "no-open-promise"],
  ])("may not say %j", (text, rule) => {
    expect(findForbiddenText(`first line\n${text}`)).toEqual([expect.objectContaining({ rule, line: 2 })]);
  });

  test.each(["server/src/root/x.ts", "https://example.com/work", "a todo list", "/tmpfs", "./tmp/x"])(
    "may say %j",
    (text) => {
      expect(findForbiddenText(text)).toEqual([]);
    },
  );
});

describe("the lock file", () => {
  test.each([
    '"resolved": "https://host/x/-/x-1.0.0.tgz",',
    '"resolved": "git+ssh://git@host/x/y.git#abc",',
    '    "other": "git+https://host/x/y"',
  ])("may not hold %j", (line) => {
    expect(findForbiddenAddresses(line)).toHaveLength(1);
  });

  test.each(['"resolved": "server",', '        "jsfeat": "git+https://github.com/inspirit/jsfeat"'])(
    "may hold %j",
    (line) => {
      expect(findForbiddenAddresses(line)).toEqual([]);
    },
  );
});
