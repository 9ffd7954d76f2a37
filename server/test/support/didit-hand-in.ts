import type { Integration } from "#core/integration/integration.ts";
import { addMedia } from "#core/media/add-media.ts";
import type { SessionId } from "#core/session/session.ts";
import { submitSession } from "#core/session/submit-session.ts";
import type { TestServer } from "./server.ts";
import { picture } from "./veriff-customer.ts";

let selfie: Promise<Uint8Array> | undefined;

/** Hands a picture in, as the hosted page does. */
export async function handIn(
  { ports }: TestServer,
  { id: integrationId }: Integration,
  id: string,
): Promise<void> {
  // As it is now: with the destinations that were added since.
  const integration = await ports.integrations.find(integrationId);
  if (!integration) throw new Error("no such integration");
  const bytes = await (selfie ??= picture());
  await addMedia(ports, integration, id as SessionId, {
    ...{ kind: "image", role: "face", bytes, ipAddress: undefined },
  });
  await submitSession(ports, integration, id as SessionId);
}
