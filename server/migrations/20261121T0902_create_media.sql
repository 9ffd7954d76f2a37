-- What was uploaded; the encrypted bytes lie in the blob store under blob_key. position tells the order of arrival.
create table media (
  id uuid primary key,
  position bigint generated always as identity,
  session_id uuid not null references sessions (id),
  attempt_id uuid not null,
  kind text not null,
  role text not null,
  mime_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  width integer not null,
  height integer not null,
  duration_seconds double precision,
  blob_key text not null,
  timestamp_id uuid not null unique,
  timestamp_token bytea not null,
  uploaded_at timestamptz not null
);

create index media_by_session on media (session_id, position);
create index media_by_attempt on media (attempt_id, position);
