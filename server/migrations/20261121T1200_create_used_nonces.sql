-- What clients used once and may not use again, by key. Old ones are forgotten by a schedule.
create table used_nonces (
  key_id text not null,
  nonce uuid not null,
  used_at timestamptz not null,
  primary key (key_id, nonce)
);

create index used_nonces_by_age on used_nonces (used_at);
