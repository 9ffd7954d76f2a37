import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { completeLock, findMissingOptional, type LockFile } from "./lock/lock-file.ts";

const path = join(import.meta.dirname, "../package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8")) as LockFile;
const missing = findMissingOptional(lock);
writeFileSync(path, `${JSON.stringify(completeLock(lock), undefined, 2)}\n`);
console.log(`${missing.length} packages of other platforms added to package-lock.json`);
