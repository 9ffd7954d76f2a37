import { isIP } from "node:net";

/**
 * A client's IP address as it is told to others, from what a socket or a proxy calls it: IPv4 mapped into IPv6 becomes
 * IPv4, and a port, as some proxies add it, is left out. Undefined when it is no address.
 */
export function clientAddress(text: string): string | undefined {
  const [, bracketed, ipv4] = /^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text) ?? [];
  const address = (bracketed ?? ipv4 ?? text).replace(/^::ffff:(?=[\d.]+$)/i, "");
  return isIP(address) === 0 ? undefined : address;
}
