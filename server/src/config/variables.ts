import { availableParallelism } from "node:os";
import { type LogLevel, logLevels } from "#lib/log.ts";
import {
  integerBetween,
  oneOf,
  type Reader,
  readDatabaseUrl,
  readHost,
  readHttpUrl,
  readKeys,
  readOrigin,
  readSmtpUrl,
  readTrustProxy,
} from "./readers.ts";

/** One variable of the environment. The table below is also the source of docs/configuration.md. */
export interface Variable<T> {
  readonly name: string;
  /** Its kind, in a few words. */
  readonly kind: string;
  /** The value when it is not set; the second is how the documentation says it. */
  readonly fallback: T;
  readonly fallbackText: string;
  readonly doc: string;
  readonly read: Reader<T>;
}

/** Everything that can be set, in the order of the documentation. */
export const variables = {
  port: variable({
    name: "PORT",
    kind: "port",
    fallback: 8080,
    fallbackText: "8080",
    doc: "Port to listen on.",
    read: integerBetween(0, 65_535),
  }),
  host: variable({
    name: "HOST",
    kind: "address",
    fallback: "127.0.0.1",
    fallbackText: "127.0.0.1",
    doc: "Interface to listen on. By default only this machine reaches the server, because it speaks plain HTTP: put a proxy with TLS in front of it. In a container set `0.0.0.0`.",
    read: readHost,
  }),
  publicUrl: variable<string | undefined>({
    name: "PUBLIC_URL",
    kind: "origin",
    fallback: undefined,
    fallbackText: "http://localhost:PORT",
    doc: "What the addresses of sessions and media begin with: the origin under which people and clients reach the server, without a path and without a slash at the end. Browsers open the camera on https: or localhost only.",
    read: readOrigin,
  }),
  home: variable({
    name: "BONAFIDE_HOME",
    kind: "folder",
    fallback: "./data",
    fallbackText: "./data",
    doc: "Folder of the database, media, keys and models; relative to the working directory. Keep it closed to others, and back it up.",
    read: (text) => text,
  }),
  databaseUrl: variable<string | undefined>({
    name: "DATABASE_URL",
    kind: "address",
    fallback: undefined,
    fallbackText: "the built-in PostgreSQL",
    doc: "An outside PostgreSQL, 15 or later, for example `postgres://user:password@host:5432/database`.",
    read: readDatabaseUrl,
  }),
  masterKeys: variable<readonly Uint8Array[]>({
    name: "BONAFIDE_MASTER_KEY",
    kind: "key",
    fallback: [],
    fallbackText: "made once, in master.key under BONAFIDE_HOME",
    doc: "Key of 32 bytes, as base64 or hexadecimal, under which every session's key is wrapped. Without it nothing stored can be read. To rotate it write the new key, a comma and the old one.",
    read: readKeys,
  }),
  trustProxy: variable<false | number | readonly string[]>({
    name: "BONAFIDE_TRUST_PROXY",
    kind: "off, number or networks",
    fallback: false,
    fallbackText: "off",
    doc: "Whose `X-Forwarded-For` names the person's address: `off`, the number of proxies in front of the server, or their addresses and networks, separated by commas.",
    read: readTrustProxy,
  }),
  timestampUrl: variable<string | undefined>({
    name: "BONAFIDE_TIMESTAMP_URL",
    kind: "address",
    fallback: undefined,
    fallbackText: "the built-in authority",
    doc: "An outside time-stamp authority (RFC 3161 over HTTP) that stamps every upload.",
    read: (text) => readHttpUrl(text).href,
  }),
  workers: variable({
    name: "BONAFIDE_WORKERS",
    kind: "number",
    fallback: availableParallelism(),
    fallbackText: "the number of processors",
    doc: "Threads that run the engines.",
    read: integerBetween(1, 256),
  }),
  logLevel: variable<LogLevel>({
    name: "BONAFIDE_LOG",
    kind: logLevels.join(", "),
    fallback: "info",
    fallbackText: "info",
    doc: "From which level on lines are written to standard error, one JSON object each.",
    read: oneOf(...logLevels),
  }),
  registration: variable<"open" | "closed" | undefined>({
    name: "BONAFIDE_REGISTRATION",
    kind: "open, closed",
    fallback: undefined,
    fallbackText: "open while mails are only kept, else closed",
    doc: "Whether strangers may make themselves an account and an integration through `/auth/v2`. Their codes come by e-mail; as long as no mail server is named, only `bonafide outbox list` shows them.",
    read: oneOf("open", "closed"),
  }),
  templates: variable<string | undefined>({
    name: "BONAFIDE_TEMPLATES",
    kind: "folder",
    fallback: undefined,
    fallbackText: "none",
    doc: "Folder of your own document templates, beside those of the product; one with the same id replaces ours. docs/templates.md tells how to write one.",
    read: (text) => text,
  }),
  smtpUrl: variable<string | undefined>({
    name: "BONAFIDE_SMTP_URL",
    kind: "address",
    fallback: undefined,
    fallbackText: "none: `bonafide outbox list` shows the mails",
    doc: "The mail server that takes e-mails, for example `smtps://user:password@mail.example.com:465`.",
    read: readSmtpUrl,
  }),
  mailFrom: variable({
    name: "BONAFIDE_MAIL_FROM",
    kind: "e-mail address",
    fallback: "Bonafide <noreply@localhost>",
    fallbackText: "Bonafide <noreply@localhost>",
    doc: "Whom e-mails come from.",
    read: (text) => text,
  }),
  smsUrl: variable<string | undefined>({
    name: "BONAFIDE_SMS_URL",
    kind: "address",
    fallback: undefined,
    fallbackText: "none: `bonafide outbox list` shows the messages",
    doc: 'An HTTP gateway that takes text messages as a POST of `{"to": "+15550101000", "text": "…"}`.',
    read: (text) => readHttpUrl(text).href,
  }),
  smsToken: variable<string | undefined>({
    name: "BONAFIDE_SMS_TOKEN",
    kind: "secret",
    fallback: undefined,
    fallbackText: "none",
    doc: "Sent to that gateway as a bearer token.",
    read: (text) => text,
  }),
  livenessTexture: variable<"on" | "off">({
    name: "BONAFIDE_LIVENESS_TEXTURE",
    kind: "on, off",
    fallback: "on",
    fallbackText: "on",
    doc: "Whether liveness uses the texture net beside its own signals; docs/models.md tells where each net comes from.",
    read: oneOf("on", "off"),
  }),
} as const;

/** `BONAFIDE_MODEL_FACE_EMBEDDING=/path` replaces the model `face-embedding`. */
export const modelVariable = {
  prefix: "BONAFIDE_MODEL_",
  name: "BONAFIDE_MODEL_NAME",
  kind: "file",
  fallbackText: "the model that docs/models.md names",
  doc: "Replaces the weights of one model by a file, for example `BONAFIDE_MODEL_DLIB_RESNET=/models/own.onnx` for the model `dlib-resnet`, or a whole part by a net with a description: docs/own-nets.md.",
} as const;

function variable<T>(definition: Variable<T>): Variable<T> {
  return definition;
}
