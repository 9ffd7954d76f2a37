import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { findUnprovenClaims } from "./coverage/claims.ts";
import { readInventory } from "./coverage/inventory.ts";
import { findBrokenLinks } from "./texts/links.ts";
import { findForbiddenAddresses, findForbiddenText } from "./texts/text-rules.ts";

const root = join(import.meta.dirname, "..");

/** Committed files and those about to be; in an archive without git, every file that is not installed or made. */
function ownFiles(): string[] {
  if (!existsSync(join(root, ".git"))) {
    const exclude = (path: string) => /(?:^|\/)(?:node_modules|data)$/.test(path);
    return globSync("**/*", { cwd: root, exclude }).filter((path) => statSync(join(root, path)).isFile());
  }
  const list = execFileSync("git", ["ls-files", "-z", "-c", "-o", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return list.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}

function check(path: string): string[] {
  const bytes = readFileSync(join(root, path));
  if (bytes.includes(0)) return [];
  const text = bytes.toString("utf8");
  const find = path.endsWith("package-lock.json") ? findForbiddenAddresses : findForbiddenText;
  return [...find(text), ...findBrokenLinks(root, path, text)].map(
    ({ rule, line, what }) => `${path}:${line}: ${what} (${rule})`,
  );
}

const files = ownFiles();
const findings = [...files.flatMap(check), ...findUnprovenClaims(root, readInventory(root))];
for (const finding of findings) console.error(finding);
console.log(`texts: ${files.length} files read, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
