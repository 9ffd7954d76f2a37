import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "./public-address.ts";

/** One address of a name. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Finds all addresses of a name. Rejects when there are none. */
export type Resolver = (name: string) => Promise<readonly ResolvedAddress[]>;

/** The error of a connection that was refused here and never tried. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code = "ADDRESS_REFUSED";
}

/** The system's own resolver. */
export const resolveBySystem: Resolver = (name) => systemLookup(name, { all: true });

/**
 * Connects to public addresses only. The addresses that were checked are those that are connected to, so a name that
 * changes between check and use gains nothing.
 */
export function checkedConnector(options: {
  readonly resolve: Resolver;
  readonly timeoutMs: number;
}): buildConnector.connector {
  const lookup = checkedLookup(options.resolve);
  const connect = buildConnector({ lookup, timeout: options.timeoutMs });
  return (target, callback) => {
    // Literal addresses are never looked up.
    const literal = target.hostname.replace(/^\[(.*)\]$/, "$1");
    if (isIP(literal) !== 0 && !isPublicAddress(literal)) callback(new AddressRefused(), null);
    else connect(target, callback);
  };
}

/** A lookup for sockets that gives public addresses only, and fails when there are none. */
export function checkedLookup(resolve: Resolver): LookupFunction {
  return (name, options, callback) => {
    resolve(name).then(
      (found) => {
        const allowed = found.filter(({ address }) => isPublicAddress(address));
        const [first] = allowed;
        if (!first) callback(new AddressRefused(), "");
        else if (options.all) callback(null, [...allowed]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}
