-- What customers ask of people. Definitions are json, not jsonb: their order is kept, so that a version tells the same bytes.
create table workflows (
  id uuid primary key,
  position bigint generated always as identity,
  integration_id uuid not null references integrations (id),
  key text not null,
  name text not null,
  is_default boolean not null,
  published_version integer,
  archived_at timestamptz,
  dialect_data json not null,
  created_at timestamptz not null,
  unique (integration_id, key)
);

create table workflow_versions (
  workflow_id uuid not null references workflows (id),
  number integer not null check (number > 0),
  state text not null,
  definition json not null,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (workflow_id, number),
  constraint workflow_versions_published check ((state = 'published') = (published_at is not null))
);

create function refuse_published_change() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'a published version never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger workflow_versions_immutable before update on workflow_versions
  for each row execute function refuse_published_change();

-- The version is pinned for the session's life; neither is a foreign key, as integration_id is none.
alter table sessions
  add column workflow_id uuid,
  add column workflow_version integer,
  add column parent_id uuid,
  add column sandbox_scenario text,
  add column lapses_at timestamptz;

create index sessions_lapsing on sessions (integration_id, lapses_at) where state = 'approved' and lapses_at is not null;
create index sessions_by_parent on sessions (parent_id) where parent_id is not null;

-- What a person gave at a step beside files, sealed under the session's key.
create table workflow_steps (
  attempt_id uuid not null,
  node text not null,
  session_id uuid not null references sessions (id),
  is_done boolean not null,
  updated_at timestamptz not null,
  sealed bytea not null,
  primary key (attempt_id, node)
);

create index workflow_steps_by_session on workflow_steps (session_id);
