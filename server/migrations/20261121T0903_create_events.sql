-- What happened, append-only; ids only, nothing personal. position tells the order of arrival.
-- feed_number is given after the commit, by one sequencer at a time, without a gap within the integration.
create table events (
  id uuid primary key,
  position bigint generated always as identity,
  session_id uuid not null,
  integration_id uuid not null,
  attempt_id uuid not null,
  sequence integer not null check (sequence > 0),
  type text not null,
  at timestamptz not null,
  subject_id uuid,
  feed_number bigint check (feed_number > 0),
  unique (session_id, sequence)
);

create unique index events_feed on events (integration_id, feed_number) where feed_number is not null;
create index events_without_feed_number on events (position) where feed_number is null;

-- The last feed number given in each integration.
create table event_feeds (
  integration_id uuid primary key,
  last_number bigint not null
);

create function refuse_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.feed_number is null
      and row (new.id, new.position, new.session_id, new.integration_id, new.attempt_id, new.sequence, new.type, new.at, new.subject_id)
        is not distinct from
          row (old.id, old.position, old.session_id, old.integration_id, old.attempt_id, old.sequence, old.type, old.at, old.subject_id)
    then
      return new;
    end if;
  end if;
  raise exception 'events are append-only' using errcode = 'restrict_violation';
end
$$;

create trigger events_append_only before update or delete on events
  for each row execute function refuse_event_change();

create trigger events_never_emptied before truncate on events
  for each statement execute function refuse_event_change();
