-- People who made their integration themselves. email_digest is keyed (HMAC-SHA-256); sealed holds all the rest.
create table accounts (
  id uuid primary key,
  email_digest bytea not null unique,
  wrapped_key bytea not null,
  sealed bytea not null
);
