/** One package of a lock file, as far as it is read here. */
export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A lock file of npm, version 3. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** An optional package that somebody needs and the lock file does not hold. */
export interface MissingPackage {
  readonly name: string;
  readonly version: string;
  readonly isDev: boolean;
}

/**
 * Optional packages without an entry. npm leaves out those that its registry lacks, as mirrors lack
 * other platforms' binaries, and then `npm ci` refuses the lock file that `npm install` wrote.
 */
export function findMissingOptional({ packages }: LockFile): MissingPackage[] {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => ({ name, version, isDev: dev })),
  );
  return [...new Map(missing.map((one) => [one.name, one])).values()];
}

/** Node looks beside the package and then beside each package around it. */
function isLocked(packages: LockFile["packages"], path: string, name: string): boolean {
  if (`${path === "" ? "" : `${path}/`}node_modules/${name}` in packages) return true;
  if (path === "") return false;
  return isLocked(packages, path.slice(0, Math.max(0, path.lastIndexOf("/node_modules/"))), name);
}

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32", "win"];
const processors = ["arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "x64"];

/** An entry for a platform's package, read from its name: `…-linux-x64-musl`. */
export function entryFor({ name, version, isDev }: MissingPackage): LockedPackage {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const isExact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version);
  if (os === undefined || cpu === undefined || !isExact)
    throw new Error(`${name}@${version} is no platform's package in an exact version`);
  const libc = libcIn(words, os);
  return {
    version,
    cpu: [cpu],
    ...(isDev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os === "win" ? "win32" : os],
  };
}

function libcIn(words: readonly string[], os: string): string | undefined {
  if (os !== "linux") return undefined;
  if (words.some((word) => word.startsWith("musl"))) return "musl";
  return words.some((word) => word.startsWith("gnu")) ? "glibc" : undefined;
}

/** The same lock file with an entry for each missing package, in npm's order. */
export function completeLock<Lock extends LockFile>(lock: Lock): Lock {
  const added = findMissingOptional(lock).map((one) => [`node_modules/${one.name}`, entryFor(one)] as const);
  const entries = [...Object.entries(lock.packages), ...added];
  const sorted = entries.toSorted(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted) };
}
