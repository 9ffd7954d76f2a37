-- An integration's webhook destinations as JSON, sealed under its key since they hold secrets; null where it has none.
alter table integrations add column sealed_destinations bytea;

-- The destination that is told; null for the integration's own addresses. Tries of a removed destination stay.
alter table webhooks add column destination_id uuid;
create index webhooks_by_destination on webhooks (destination_id) where destination_id is not null;
