import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { CoreError } from "#core/errors.ts";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { createProgress } from "../progress.ts";
import { documentAsJson, documentAsText, layoutAsText } from "../show-document.ts";
import { UsageError } from "../usage-error.ts";

interface ReadOptions {
  readonly back?: string;
  readonly lines?: boolean;
}

/** `document read`: what the engines read on a document's pictures, and how it would be judged. */
export function addDocumentRead(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "read",
    summary: "read a document's pictures and show every field with its source; nothing is kept",
    example: "document read passport.jpg",
  })
    .argument("<front>", "the picture of the front, JPEG or PNG")
    .option("--back <file>", "the picture of the back")
    .option("--lines", "also each line of the front's print with its place, for writing a template")
    .action(
      answering(context, async (front: string, { back, lines }: ReadOptions) => {
        const pictures = {
          front: await read(front),
          back: back === undefined ? undefined : await read(back),
        };
        const examination = await examine(context, pictures);
        return {
          json: documentAsJson(examination),
          text: (paint) =>
            [
              documentAsText(examination, paint),
              ...(lines === true ? [layoutAsText(examination, paint)] : []),
            ].join("\n\n"),
        };
      }),
    );
}

async function examine(
  context: CommandContext,
  pictures: { front: Uint8Array; back: Uint8Array | undefined },
) {
  const config = await context.loadConfig();
  const progress = createProgress(context.terminal);
  try {
    await context.fetchModels(config, (step) => progress.show(step));
    await using opened = await context.openEngines(config);
    progress.show({ name: "reading" });
    const { examineDocument } = await import("#core/document/examine-document.ts");
    return await examineDocument(opened.engines, pictures, await context.today());
  } catch (error) {
    if (error instanceof CoreError && error.code === "image-unreadable")
      throw new UsageError("One of the files is no JPEG or PNG picture that can be decoded.", {
        cause: error,
      });
    throw error;
  } finally {
    progress.end();
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UsageError(`${path}: there is no such file, or it cannot be read.`, { cause });
  }
}
