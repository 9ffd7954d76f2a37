import type { Ports } from "#core/ports.ts";
import type { Caller } from "./authenticate.ts";
import type { Failure } from "./errors.ts";

/** How a machine names itself and the person's attempts. */
export interface Terminal {
  readonly terminalId: string | undefined;
  readonly sessionReference: string | undefined;
}

const longestName = 200;

/** Reads Terminal-Id and Session-Id; what is longer than any name is cut. */
export function terminalOf(headers: Readonly<Record<string, string | string[] | undefined>>): Terminal {
  return { terminalId: nameIn(headers["terminal-id"]), sessionReference: nameIn(headers["session-id"]) };
}

/** Keeps what a machine was refused, for its owner's reports. A stranger's refusals are not kept. */
export async function keepRefusal(
  ports: Pick<Ports, "terminalErrors" | "now">,
  { integration }: Caller,
  refused: Terminal & Pick<Failure, "status" | "code"> & { readonly operation: string },
): Promise<void> {
  const { terminalId, sessionReference, operation, code, status } = refused;
  if (terminalId === undefined && sessionReference === undefined) return;
  await ports.terminalErrors.append({
    integrationId: integration.id,
    at: ports.now(),
    ...{ operation, code, status, terminalId, sessionReference },
  });
}

function nameIn(header: string | string[] | undefined): string | undefined {
  const text = (Array.isArray(header) ? header.join(",") : (header ?? "")).trim();
  return text === "" ? undefined : text.slice(0, longestName);
}
