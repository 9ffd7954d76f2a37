-- What each attempt was asked to do before the camera, and the ids and times of the pictures that answered.
create table liveness_challenges (
  id uuid primary key,
  position bigint generated always as identity,
  session_id uuid not null references sessions (id),
  attempt_id uuid not null,
  moves text[] not null,
  is_accessible boolean not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- Null until it is answered: {"frames": [{"mediaId", "atMs"}], "answeredAfterMs"}.
  burst jsonb
);

create index liveness_challenges_by_attempt on liveness_challenges (attempt_id, position);
create index liveness_challenges_by_session on liveness_challenges (session_id);
