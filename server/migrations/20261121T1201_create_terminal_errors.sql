-- Refusals told to machines that name themselves, for reports; no picture and nothing read from one.
create table terminal_errors (
  position bigint generated always as identity primary key,
  integration_id uuid not null references integrations (id),
  at timestamptz not null,
  operation text not null,
  code text not null,
  status integer not null,
  terminal_id text,
  session_reference text
);

create index terminal_errors_by_integration on terminal_errors (integration_id, position);
create index terminal_errors_by_age on terminal_errors (at);
