let origin: string | undefined;

/** Remembers where the script came from. */
export function setDefaultHost(host: string): void {
  origin = host;
}

/** The server to ask when the page names none. Throws where nothing tells it. */
export function defaultHost(): string {
  if (origin === undefined) throw new Error("Veriff: name the server by the option `host`.");
  return origin;
}
