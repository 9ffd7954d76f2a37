import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { hex } from "#lib/hex.ts";
import { type Branding, type Logo, plainBranding } from "./branding.ts";
import { brandingLimits, problemsOfBranding } from "./check-branding.ts";

/** What changes; what is undefined stays. */
export interface BrandingChange {
  /** Replaces all but the logo. */
  readonly branding?: Branding | undefined;
  /** On top of that. */
  readonly colours?: Branding["colours"] | undefined;
  /** Bytes of a picture; null takes the logo away. */
  readonly logo?: Uint8Array | null | undefined;
}

/** Changes how a customer's page looks. Throws "input-invalid", whose message tells all that is wrong and how to mend it. */
export async function changeBranding(
  ports: Pick<Ports, "brandings" | "imageHeaders" | "sha256">,
  id: IntegrationId,
  { branding, colours, logo }: BrandingChange,
): Promise<Branding> {
  const before = (await ports.brandings.find(id)) ?? plainBranding;
  const read = logo && (await readLogo(ports, logo));
  const base = { ...(branding ?? before), logoSha256: logoOf(ports, before, read, logo === null) };
  const { logoSha256, ...rest } = { ...base, colours: { ...base.colours, ...colours } };
  const after: Branding = { ...rest, ...(logoSha256 !== undefined && { logoSha256 }) };
  const problems = problemsOfBranding(after);
  if (problems.length > 0) throw new CoreError("input-invalid", problems.join("\n"));
  await ports.brandings.save(id, after, logo === null ? null : read);
  return after;
}

function logoOf(
  { sha256 }: Pick<Ports, "sha256">,
  before: Branding,
  logo: Logo | null | undefined,
  isTakenAway: boolean,
): string | undefined {
  if (isTakenAway) return undefined;
  return logo ? hex(sha256(logo.bytes)) : before.logoSha256;
}

async function readLogo({ imageHeaders }: Pick<Ports, "imageHeaders">, bytes: Uint8Array): Promise<Logo> {
  const { logoBytes, logoLeast, logoMost } = brandingLimits;
  const header = await imageHeaders.read(bytes);
  const refuse = (problem: string): never => {
    throw new CoreError("input-invalid", `logo: ${problem}`);
  };
  if (!header || header.format === "other") return refuse("it has to be a PNG or a JPEG.");
  if (bytes.length > logoBytes) return refuse(`it has ${bytes.length} bytes; at most ${logoBytes}.`);
  const sides = [header.width, header.height];
  if (sides.some((side) => side < logoLeast || side > logoMost))
    return refuse(`its sides have to be from ${logoLeast} to ${logoMost} pixels.`);
  return { mimeType: header.format === "png" ? "image/png" : "image/jpeg", bytes };
}
