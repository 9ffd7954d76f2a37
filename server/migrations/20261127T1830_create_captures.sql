-- How far people have come on the hosted page, sealed under the session's key.
create table captures (
  session_id uuid primary key references sessions (id),
  -- Fresh at each change, for those who follow the session.
  revision uuid not null default gen_random_uuid(),
  sealed bytea not null
);

-- Files on their way in; their parts lie in the blob store, sealed. media_id is there once the file is kept for good.
create table capture_uploads (
  id uuid primary key,
  position bigint generated always as identity,
  session_id uuid not null references sessions (id),
  attempt_id uuid not null,
  step_id text not null,
  size_bytes bigint not null,
  sha256 text not null,
  is_sealed boolean not null,
  received_bytes bigint not null,
  parts bigint[] not null,
  created_at timestamptz not null,
  media_id uuid,
  feedback jsonb
);

create index capture_uploads_by_session on capture_uploads (session_id, position);
create index capture_uploads_by_attempt on capture_uploads (attempt_id, position);
create index capture_uploads_unfinished on capture_uploads (created_at) where media_id is null;

-- What people met on the page: words of closed lists, nothing personal. Old ones are forgotten by a schedule.
create table capture_funnel (
  position bigint generated always as identity primary key,
  session_id uuid not null,
  attempt_id uuid not null,
  integration_id uuid not null,
  type text not null,
  place text not null,
  obstacle text,
  elapsed_ms bigint not null,
  at timestamptz not null
);

create index capture_funnel_by_session on capture_funnel (session_id);
create index capture_funnel_by_integration on capture_funnel (integration_id, at);
create index capture_funnel_by_age on capture_funnel (at);

-- How a customer's page looks and reads; the logo's bytes are public.
create table integration_brandings (
  integration_id uuid primary key references integrations (id),
  branding jsonb not null,
  logo_sha256 text,
  logo_type text,
  logo bytea
);

create index integration_brandings_by_logo on integration_brandings (logo_sha256) where logo_sha256 is not null;
