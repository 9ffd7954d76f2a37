import { type Branding, type Logo, plainBranding } from "#core/capture/branding.ts";
import type { BrandingStore } from "#core/capture/branding-store.ts";
import { isUuid, lookup, type Queryable, run, statement } from "./sql.ts";

const findBranding = lookup(
  "branding-find",
  "select branding from integration_brandings where integration_id = $1",
);
const saveBranding = statement(
  "branding-save",
  `insert into integration_brandings (integration_id, branding, logo_sha256, logo_type, logo)
   values ($1, $2, $3, $4, $5)
   on conflict (integration_id) do update set branding = excluded.branding,
     logo_sha256 = case when $6 then integration_brandings.logo_sha256 else excluded.logo_sha256 end,
     logo_type = case when $6 then integration_brandings.logo_type else excluded.logo_type end,
     logo = case when $6 then integration_brandings.logo else excluded.logo end`,
);
const findLogo = lookup(
  "branding-logo",
  "select logo_type, logo from integration_brandings where logo_sha256 = $1 limit 1",
);

/** Brandings in PostgreSQL. */
export function createBrandingStore(db: Queryable): BrandingStore {
  return {
    find: async (integrationId) => {
      if (!isUuid(integrationId)) return undefined;
      const [row] = await run<{ branding: Partial<Branding> }>(db, findBranding, [integrationId]);
      return row && { ...plainBranding, ...row.branding };
    },
    save: async (integrationId, branding, logo) => {
      const kept = [branding.logoSha256 ?? null, logo?.mimeType ?? null, logo?.bytes ?? null];
      await run(db, saveBranding, [integrationId, JSON.stringify(branding), ...kept, logo === undefined]);
    },
    findLogo: async (sha256) => {
      const [row] = await run<{ logo_type: Logo["mimeType"]; logo: Uint8Array }>(db, findLogo, [sha256]);
      return row && { mimeType: row.logo_type, bytes: row.logo };
    },
  };
}
