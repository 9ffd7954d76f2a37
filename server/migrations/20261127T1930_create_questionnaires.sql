-- Questions under a name; workflows hold copies. json, not jsonb: the order is kept.
create table questionnaires (
  id uuid primary key,
  position bigint generated always as identity,
  integration_id uuid not null references integrations (id),
  name text not null,
  questions json not null,
  dialect_data json not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index questionnaires_by_integration on questionnaires (integration_id, position);
