-- Customers' connections. Their secrets are sealed under wrapped_key, a data key of the integration's own.
create table integrations (
  id uuid primary key,
  name text not null,
  environment text not null,
  is_active boolean not null,
  decision_webhook_url text,
  event_webhook_url text,
  callback_url text,
  allow_insecure_webhooks boolean not null,
  settings jsonb not null,
  clock_ahead_ms bigint not null,
  created_at timestamptz not null,
  wrapped_key bytea not null,
  -- Fresh at each change: tells a reader that keeps the opened row whether it is still the same.
  revision uuid not null default gen_random_uuid()
);

-- key_id is public and named by each request; secret is sealed.
create table integration_credentials (
  dialect text not null,
  key_id text not null,
  integration_id uuid not null references integrations (id),
  -- Order in which the integration lists them.
  ordinal integer not null,
  secret bytea not null,
  primary key (dialect, key_id)
);

create index integration_credentials_by_integration on integration_credentials (integration_id, ordinal);
