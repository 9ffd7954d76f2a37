-- What must be told, until it was heard or given up.
create table webhooks (
  id uuid primary key,
  position bigint generated always as identity,
  session_id uuid not null references sessions (id),
  integration_id uuid not null,
  event_id uuid not null,
  topic text not null,
  state text not null,
  attempt_count integer not null,
  created_at timestamptz not null,
  next_attempt_at timestamptz
);

create index webhooks_by_session on webhooks (session_id, position);

-- Every try, kept for good. Two workers may make the same try at once, so a number may come twice.
create table webhook_attempts (
  position bigint generated always as identity primary key,
  webhook_id uuid not null references webhooks (id),
  number integer not null,
  at timestamptz not null,
  duration_ms double precision not null,
  url text not null,
  status integer,
  error text
);

create index webhook_attempts_by_webhook on webhook_attempts (webhook_id, number);
