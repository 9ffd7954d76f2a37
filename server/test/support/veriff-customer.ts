import sharp from "sharp";
import type { Integration } from "#core/integration/integration.ts";
import type { NewIntegration } from "#core/integration/manage-integration.ts";
import type { TestServer } from "./server.ts";
import { type VeriffAccount, VeriffClient } from "./veriff-client.ts";

/** Where addresses in answers begin, whatever the server really listens on. */
export const publicUrl = "https://id.example.com";

/** A customer with his integration, and both kinds of client. */
export interface VeriffCustomer {
  readonly integration: Integration;
  readonly account: VeriffAccount;
  /** Signs as clients of today. */
  readonly client: VeriffClient;
  /** Signs as clients of 2018. */
  readonly oldClient: VeriffClient;
}

/** Makes a customer; his is a test integration, which never decides by itself, unless told otherwise. */
export async function newVeriffCustomer(
  server: TestServer,
  options: Partial<NewIntegration> & { readonly apiSecret?: string } = {},
): Promise<VeriffCustomer> {
  const { apiSecret, ...rest } = options;
  const made = await server.createIntegration({ environment: "test", ...rest });
  const credentials = made.credentials.map((one) => ({ ...one, secret: apiSecret ?? one.secret }));
  const integration = { ...made, credentials };
  if (apiSecret !== undefined) await server.ports.integrations.save(integration);
  const account = server.veriffAccount(integration);
  const [client, oldClient] = [new VeriffClient(account), new VeriffClient(account, "x-signature")];
  return { integration, account, client, oldClient };
}

/** A picture of nothing in particular, different for each seed. */
export async function picture(format: "jpeg" | "png" = "jpeg", seed = 1): Promise<Uint8Array> {
  const [width, height] = [320, 240];
  const pixels = Uint8Array.from(
    { length: width * height * 3 },
    (_, i) => ((i * i * 31 + i * 17) ^ (seed * 97)) & 255,
  );
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  return format === "png" ? image.png().toBuffer() : image.jpeg({ quality: 80 }).toBuffer();
}
