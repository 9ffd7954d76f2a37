import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseTemplate, type Template, TemplateError } from "./template.ts";

const ownFolder = fileURLToPath(new URL("../templates", import.meta.url));

/** The product's templates and those of the operator's folder; one of his replaces ours of the same id. Throws TemplateError. */
export async function loadTemplates(folder?: string): Promise<readonly Template[]> {
  const own = await readFolder(ownFolder);
  const added = folder === undefined ? [] : await readFolder(folder);
  const replaced = new Set(added.map(({ id }) => id));
  return [...added, ...own.filter(({ id }) => !replaced.has(id))];
}

async function readFolder(folder: string): Promise<Template[]> {
  const names = (await listFolder(folder)).filter((name) => name.endsWith(".json")).toSorted();
  const templates: Template[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const template = parseTemplate(await readFile(file, "utf8"), file);
    const twin = templates.some(({ id }) => id === template.id);
    if (twin)
      throw new TemplateError(file, [`/id ${template.id} is that of another template in this folder`]);
    templates.push(template);
  }
  return templates;
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new TemplateError(folder, ["The folder cannot be read."], { cause });
  }
}
