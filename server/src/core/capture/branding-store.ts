import type { IntegrationId } from "#core/integration/integration.ts";
import type { Branding, Logo } from "./branding.ts";

/** Remembers how customers' pages look. */
export interface BrandingStore {
  /** Undefined where nothing was set. */
  find(integrationId: IntegrationId): Promise<Branding | undefined>;
  /** Makes or replaces it; the logo stays as it is when it is undefined, and goes when it is null. */
  save(integrationId: IntegrationId, branding: Branding, logo?: Logo | null): Promise<void>;
  /** By the digest of its bytes. */
  findLogo(sha256: string): Promise<Logo | undefined>;
}
