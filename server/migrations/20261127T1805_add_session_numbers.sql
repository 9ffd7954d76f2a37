-- How sessions are counted, listed and found again: a number in each integration, digests of what is sealed.
alter table sessions add column number bigint;
alter table sessions add column token_digest bytea;
-- Keyed (HMAC-SHA-256), so that it tells nothing without the master key. Those made before have none.
alter table sessions add column reference_digest bytea;

update sessions set number = counted.number from (
  select sessions.id, row_number() over (partition by sessions.integration_id order by sessions.created_at, sessions.id) as number
  from sessions
) as counted where counted.id = sessions.id;
alter table sessions alter column number set not null;

create unique index sessions_by_number on sessions (integration_id, number);
create unique index sessions_by_token on sessions (token_digest) where token_digest is not null;
create index sessions_by_reference on sessions (integration_id, reference_digest, created_at desc)
  where reference_digest is not null;
create index sessions_by_creation on sessions (integration_id, created_at desc, number desc) where deleted_at is null;

-- The last number taken in each integration. Servers take several at once.
create table session_numbers (
  integration_id uuid primary key,
  last_number bigint not null
);
insert into session_numbers (integration_id, last_number)
select sessions.integration_id, max(sessions.number) from sessions group by sessions.integration_id;

-- How many sessions the numbered events have made and not deleted, so that nobody has to count them.
alter table event_feeds add column session_count bigint not null default 0;
update event_feeds set session_count = counted.number from (
  select events.integration_id,
    count(*) filter (where events.type = 'session-created') - count(*) filter (where events.type = 'session-deleted') as number
  from events where events.feed_number is not null group by events.integration_id
) as counted where counted.integration_id = event_feeds.integration_id;
