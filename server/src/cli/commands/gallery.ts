import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import { CommandFailed } from "../command-failed.ts";
import type { CommandContext } from "../context.ts";

interface GalleryOptions {
  readonly out: string;
}

const tool = fileURLToPath(new URL("../../../../tools/gallery.ts", import.meta.url));

/** `gallery`: a picture of every screen of the hosted page. */
export function addGallery(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "gallery",
    summary: "take a picture of every screen of the hosted page, on phone and computer, light and dark",
    example: "gallery --out screens",
  })
    .requiredOption("--out <dir>", "where the pictures and their index.html go")
    .action(answering(context, (options: GalleryOptions) => take(context, options)));
}

/** The browser and the page's sources belong to development, so a program of the development part does it. */
async function take({ terminal }: CommandContext, { out }: GalleryOptions) {
  if (!existsSync(tool))
    throw new CommandFailed("The gallery needs the development part: run npm ci in a checkout.");
  terminal.note("This takes a few minutes …");
  const child = spawn(process.execPath, [tool, "--out", out], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) {
    throw new CommandFailed(
      "The pictures could not be taken. The gallery needs the development part (npm ci without --omit=dev), and a Chromium: that of the npm package, or CHROMIUM_PATH.",
    );
  }
  return { json: { out, index: `${out}/index.html` }, text: () => `Open ${out}/index.html` };
}
