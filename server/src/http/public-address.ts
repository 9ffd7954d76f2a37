import { BlockList, isIP } from "node:net";

/** IPv4 that is not the public Internet, by the IANA special-purpose registry and RFC 5735, 5771, 6598, 7526. */
const specialIpv4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
] as const;

/**
 * IPv6 within the global unicast space that is not the public Internet. What lies outside 2000::/3 (loopback, mapped and
 * translated IPv4, unique local, link local, multicast) is never public. 2001::/23 holds Teredo and ORCHID, 2002::/16 6to4.
 */
const specialIpv6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"] as const;

const special = new BlockList();
const global = new BlockList();
for (const network of specialIpv4) add(special, network, "ipv4");
for (const network of specialIpv6) add(special, network, "ipv6");
add(global, "2000::/3", "ipv6");

/** Whether an IP address, without brackets, is one of the public Internet. Names and anything else are not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, "ipv4");
  // A zone makes an address local to a link.
  if (family !== 6 || address.includes("%")) return false;
  return global.check(address, "ipv6") && !special.check(address, "ipv6");
}

function add(list: BlockList, network: string, family: "ipv4" | "ipv6"): void {
  const [address = "", bits] = network.split("/");
  list.addSubnet(address, Number(bits), family);
}
