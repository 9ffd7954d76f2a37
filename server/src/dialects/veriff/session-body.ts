import type { Session } from "#core/session/session.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Call } from "./call.ts";

/** A session's addresses, as POST and PATCH answer them. Veriff's samples call the origin by either name. */
export function sessionBody(
  { ports, publicUrl, integration }: Pick<Call, "ports" | "publicUrl" | "integration">,
  session: Session,
  status: "created" | "started" | "submitted",
): JsonObject {
  const sessionToken = ports.sessionTokens.issue(session.id, session.createdAt);
  return {
    id: session.id,
    url: `${integration.settings.pageOrigin || publicUrl}/v/${sessionToken}`,
    vendorData: session.externalReference ?? null,
    host: publicUrl,
    baseUrl: publicUrl,
    status,
    sessionToken,
  };
}
