import { readFile } from "node:fs/promises";
import type { Admin } from "#app.ts";
import { CoreError } from "#core/errors.ts";
import type { PictureOfFace } from "#core/face/block-face.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import type { CommandContext } from "./context.ts";
import { createProgress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";
import { withAdmin } from "./with-admin.ts";

/** Whose face is meant: that of a session's selfie, or of a picture together with an integration. */
export interface FaceOptions {
  readonly session?: SessionId;
  readonly picture?: string;
  readonly integration?: IntegrationId;
}

/** Reads the picture, opens database and engines, and does some work on it. Throws UsageError. */
export async function withFacePicture<T>(
  context: CommandContext,
  options: FaceOptions,
  work: (ports: Admin["ports"] & Pick<Ports, "engines">, picture: PictureOfFace) => Promise<T>,
): Promise<T> {
  const given = await readGiven(options);
  return withAdmin(context, async (ports, config) => {
    const { selfieOf } = await import("#core/face/block-face.ts");
    const picture = "session" in given ? await selfieOf(ports, given.session) : given;
    const progress = createProgress(context.terminal);
    try {
      await context.fetchModels(config, (step) => progress.show(step));
      await using opened = await context.openEngines(config);
      return await work({ ...ports, engines: opened.engines }, picture);
    } catch (error) {
      throw asUsageError(error);
    } finally {
      progress.end();
    }
  });
}

async function readGiven({
  session,
  picture,
  integration,
}: FaceOptions): Promise<PictureOfFace | { readonly session: SessionId }> {
  if (session !== undefined && picture === undefined && integration === undefined) return { session };
  if (session === undefined && picture !== undefined && integration !== undefined)
    return { integrationId: integration, bytes: await read(picture), fromSession: undefined };
  throw new UsageError("Give either --session, or both --picture and --integration.");
}

function asUsageError(error: unknown): unknown {
  if (!(error instanceof CoreError)) return error;
  if (error.code === "image-unreadable")
    return new UsageError("The file is no JPEG or PNG picture that can be decoded.", { cause: error });
  if (error.code === "input-invalid")
    return new UsageError("No face was found on the picture.", { cause: error });
  return error;
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UsageError(`${path}: there is no such file, or it cannot be read.`, { cause });
  }
}
