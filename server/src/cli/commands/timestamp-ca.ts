import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import { CommandFailed } from "../command-failed.ts";
import type { CommandContext } from "../context.ts";

/** `timestamp ca`: the certificate that a verifier of time stamps has to trust. */
export function addTimestampCa(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "ca",
    summary: "print the built-in authority's root certificate (PEM), for openssl ts -verify -CAfile",
    example: "timestamp ca > timestamp-ca.pem",
  }).action(
    answering(context, async () => {
      const config = await context.loadConfig();
      if (config.timestampUrl !== undefined)
        throw new CommandFailed(
          "An outside authority stamps (BONAFIDE_TIMESTAMP_URL): its certificate comes from whoever runs it. Without that variable this command tells the built-in authority's.",
        );
      const certificate = await context.timestampRoot(config);
      return { json: { certificate }, text: () => certificate.trimEnd() };
    }),
  );
}
