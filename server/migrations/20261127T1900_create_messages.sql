-- Messages to people until they are sent; those that nobody sends are kept for the command line.
-- sealed holds the address and the text under wrapped_key, a data key of the message's own; it goes once it was sent.
create table messages (
  id uuid primary key,
  position bigint generated always as identity,
  channel text not null,
  state text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  wrapped_key bytea,
  sealed bytea
);

create index messages_by_age on messages (created_at);

-- Files of the attempt before by which an attempt is judged too, where only some steps are done again.
alter table attempts add column kept_media uuid[] not null default '{}';
