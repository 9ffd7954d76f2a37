-- sealed holds everything personal or said by the customer, as JSON encrypted under wrapped_key.
-- A deleted session has neither: without its key nothing sealed under it anywhere can be read again.
-- integration_id is no foreign key here: its check would lock the one row of the integration at every insert.
create table sessions (
  id uuid primary key,
  integration_id uuid not null,
  dialect text not null,
  person_id uuid not null,
  attempt_id uuid not null,
  attempt_number integer not null,
  event_count integer not null,
  state text not null,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  started_at timestamptz,
  submitted_at timestamptz,
  decided_at timestamptz,
  decision_id uuid,
  deleted_at timestamptz,
  wrapped_key bytea,
  sealed bytea,
  constraint sessions_deleted_without_key check (
    (deleted_at is null and wrapped_key is not null and sealed is not null)
    or (deleted_at is not null and wrapped_key is null and sealed is null)
  )
);

-- Per integration, since each has a clock of its own.
create index sessions_open_by_expiry on sessions (integration_id, expires_at)
  where state in ('created', 'started', 'resubmission-requested');

create index sessions_finished_by_age on sessions (integration_id, decided_at)
  where state in ('approved', 'declined', 'expired', 'abandoned', 'approval-lapsed');

create table attempts (
  id uuid primary key,
  session_id uuid not null references sessions (id),
  number integer not null,
  state text not null,
  created_at timestamptz not null,
  unique (session_id, number)
);
