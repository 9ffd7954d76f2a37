/** Why no answer came. */
export type FetchError =
  | "url-invalid"
  | "scheme-refused"
  | "address-refused"
  | "request-invalid"
  | "name-not-found"
  | "connection-refused"
  | "connection-lost"
  | "tls-invalid"
  | "answer-invalid"
  | "timed-out";

const byCode: Readonly<Record<string, FetchError>> = {
  ADDRESS_REFUSED: "address-refused",
  ENOTFOUND: "name-not-found",
  EAI_AGAIN: "name-not-found",
  ENODATA: "name-not-found",
  ECONNREFUSED: "connection-refused",
  EHOSTUNREACH: "connection-refused",
  ENETUNREACH: "connection-refused",
  EADDRNOTAVAIL: "connection-refused",
  ETIMEDOUT: "timed-out",
  UND_ERR_CONNECT_TIMEOUT: "timed-out",
  UND_ERR_HEADERS_TIMEOUT: "timed-out",
  UND_ERR_BODY_TIMEOUT: "timed-out",
  UND_ERR_INVALID_ARG: "request-invalid",
  ERR_INVALID_URL: "url-invalid",
  UND_ERR_HEADERS_OVERFLOW: "answer-invalid",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "answer-invalid",
  EPROTO: "tls-invalid",
};

const patterns: readonly (readonly [RegExp, FetchError])[] = [
  [/^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA)/, "tls-invalid"],
  [/^HPE_/, "answer-invalid"],
];

/** Names an error of undici, Node's sockets, TLS or name lookup; what is unknown is a lost connection. */
export function fetchErrorOf(error: unknown): FetchError {
  const code = codeOf(error);
  return byCode[code] ?? patterns.find(([pattern]) => pattern.test(code))?.[1] ?? "connection-lost";
}

/** A host with several addresses fails with one error for each. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return "";
  // The parser's error has a code only for some faults.
  if (error.name === "HTTPParserError") return "HPE_ANY";
  return "code" in error ? String(error.code) : "";
}
