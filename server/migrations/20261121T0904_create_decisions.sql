-- sealed holds reasons, comments, person and document under the session's key. position tells the order.
create table decisions (
  id uuid primary key,
  position bigint generated always as identity,
  session_id uuid not null references sessions (id),
  attempt_id uuid not null,
  outcome text not null,
  decided_by text not null,
  submitted_at timestamptz,
  at timestamptz not null,
  sealed bytea not null
);

create index decisions_by_session on decisions (session_id, position);

-- What was measured in an attempt and how it was judged, sealed under the session's key.
create table evidence (
  attempt_id uuid primary key,
  session_id uuid not null references sessions (id),
  sealed bytea not null
);

create index evidence_by_session on evidence (session_id);
