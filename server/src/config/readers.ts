import { isIP } from "node:net";
import { parseKey } from "#lib/key-text.ts";

/** What is wrong with a value, and what to write instead. Never repeats a secret. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly mend: string;
  constructor(problem: string, mend: string) {
    super(problem);
    this.mend = mend;
  }
}

/** Turns a variable's text into its value. Throws a Refusal. */
export type Reader<T> = (text: string) => T;

export function integerBetween(min: number, max: number): Reader<number> {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new Refusal(
      `${JSON.stringify(text)} is no whole number from ${min} to ${max}`,
      `for example ${min}`,
    );
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): Reader<T> {
  return (text) => {
    const choice = choices.find((candidate) => candidate === text);
    if (choice !== undefined) return choice;
    throw new Refusal(`${JSON.stringify(text)} is none of the choices`, `write ${choices.join(", ")}`);
  };
}

/** An origin: scheme, host and port, and nothing behind them. */
export function readOrigin(text: string): string {
  const url = readHttpUrl(text);
  if (text !== url.origin)
    throw new Refusal(
      `${JSON.stringify(text)} is more than an origin, or is spelled in another way`,
      `write ${url.origin}`,
    );
  return url.origin;
}

export function readHttpUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Refusal("it is no http: or https: address", "for example https://verify.example.com");
  if (url.username !== "" || url.password !== "")
    throw new Refusal("it holds a user name or password", "leave out what stands before the @");
  return url;
}

/** Holds a password: the value is never repeated. */
export function readSmtpUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== "") return text;
  throw new Refusal("it is no mail server's address", "write smtps://user:password@host:465");
}

/** Holds a password: the value is never repeated. */
export function readDatabaseUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^postgres(?:ql)?:$/.test(url.protocol)) return text;
  throw new Refusal("it is no PostgreSQL address", "write postgres://user:password@host:5432/database");
}

/** Several keys are for a rotation: the newest first. */
export function readKeys(text: string): readonly Uint8Array[] {
  const keys = text.split(",").map((part) => parseKey(part));
  const good = keys.filter((key) => key !== undefined);
  if (good.length === keys.length) return good;
  throw new Refusal(
    "it is no key of 32 bytes in base64 or hexadecimal",
    "make one with: openssl rand -base64 32 (several, newest first, are separated by commas)",
  );
}

/** Nobody, a number of hops, or addresses and networks. */
export function readTrustProxy(text: string): false | number | readonly string[] {
  if (text === "off") return false;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const networks = text.split(",").map((part) => part.trim());
  const odd = networks.find((network) => !isNetwork(network));
  if (odd === undefined) return networks;
  throw new Refusal(
    `${JSON.stringify(odd)} is neither off, a number of proxies, nor an address or network`,
    "for example 1, or 10.0.0.0/8,fd00::/8",
  );
}

export function readHost(text: string): string {
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text);
  if (isIP(text) !== 0 || isName) return text;
  throw new Refusal(
    `${JSON.stringify(text)} is no address or name`,
    "write 0.0.0.0 for every IPv4 interface, :: for every one, 127.0.0.1 for this machine alone",
  );
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
