-- Codes that were sent to an address without a session; rows go after a day.
-- address_digest is keyed (HMAC-SHA-256); sealed holds the address and all else under wrapped_key.
create table contact_checks (
  id uuid primary key,
  integration_id uuid not null references integrations (id),
  address_digest bytea not null,
  created_at timestamptz not null,
  wrapped_key bytea not null,
  sealed bytea not null
);

create index contact_checks_by_address on contact_checks (integration_id, address_digest, created_at);
create index contact_checks_by_age on contact_checks (created_at);
