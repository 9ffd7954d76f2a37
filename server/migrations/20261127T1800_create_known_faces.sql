-- Faces that new ones are compared with: of sessions (sealed under the session's key, gone with it) and of block lists
-- (sealed under wrapped_key, a data key of their own, since a block list outlives the sessions that it came from).
-- written_in lets every server read what others wrote since, whatever the order of commits: pg_snapshot_xmin tells
-- below which transaction nothing is open any more.
create table known_faces (
  id uuid primary key,
  integration_id uuid not null,
  kind text not null,
  session_id uuid references sessions (id),
  at timestamptz not null,
  written_in xid8 not null default pg_current_xact_id(),
  wrapped_key bytea,
  sealed bytea not null,
  constraint known_faces_keyed check (
    (kind = 'session' and session_id = id and wrapped_key is null)
    or (kind = 'blocked' and session_id is null and wrapped_key is not null)
  )
);

create index known_faces_by_change on known_faces (integration_id, written_in, id);
create index known_faces_by_session on known_faces (session_id);
create index known_faces_blocked on known_faces (integration_id, at) where kind = 'blocked';
