import type { LookupAddress } from "node:dns";
import { expect, test } from "vitest";
import { AddressRefused, checkedLookup, type ResolvedAddress } from "./checked-connector.ts";

const publicAddress = { address: "8.8.8.8", family: 4 };
const privateAddress = { address: "10.0.0.1", family: 4 };

function look(found: readonly ResolvedAddress[], all: boolean): Promise<string | LookupAddress[] | Error> {
  const lookup = checkedLookup(async () => found);
  return new Promise((resolve) => {
    lookup("name.example", { all }, (error, address) => resolve(error ?? address));
  });
}

test("private addresses among a name's addresses are left out", async () => {
  expect(await look([privateAddress, publicAddress], true)).toEqual([publicAddress]);
  expect(await look([privateAddress, publicAddress], false)).toBe("8.8.8.8");
});

test("a name with private addresses only, or none, is refused", async () => {
  for (const found of [[privateAddress], []])
    for (const all of [true, false]) expect(await look(found, all)).toBeInstanceOf(AddressRefused);
});
