import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";

/** First and last address of every range that is not public, written out apart from the table under test. */
const closed = [
  ["0.0.0.0", "0.255.255.255"],
  ["10.0.0.0", "10.255.255.255"],
  ["100.64.0.0", "100.127.255.255"],
  ["127.0.0.0", "127.255.255.255"],
  ["169.254.0.0", "169.254.255.255"],
  ["172.16.0.0", "172.31.255.255"],
  ["192.0.0.0", "192.0.0.255"],
  ["192.0.2.0", "192.0.2.255"],
  ["192.31.196.0", "192.31.196.255"],
  ["192.52.193.0", "192.52.193.255"],
  ["192.88.99.0", "192.88.99.255"],
  ["192.168.0.0", "192.168.255.255"],
  ["192.175.48.0", "192.175.48.255"],
  ["198.18.0.0", "198.19.255.255"],
  ["198.51.100.0", "198.51.100.255"],
  ["203.0.113.0", "203.0.113.255"],
  ["224.0.0.0", "255.255.255.255"],
] as const;

const ranges = closed.map(([first, last]) => [toNumber(first), toNumber(last)] as const);

function toNumber(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toText(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
}

function isClosed(number: number): boolean {
  return ranges.some(([first, last]) => first <= number && number <= last);
}

function toHexGroups(number: number): string {
  return `${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
}

const anyIpv4 = fc.integer({ min: 0, max: 0xffffffff });
const closedIpv4 = fc.constantFrom(...ranges).chain(([min, max]) => fc.integer({ min, max }));

test("an IPv4 address is public exactly when it lies in no closed range", () => {
  fc.assert(
    fc.property(anyIpv4, (number) => {
      expect(isPublicAddress(toText(number))).toBe(!isClosed(number));
    }),
    { numRuns: 2000 },
  );
});

test("every closed range is closed from its first to its last address and not beyond", () => {
  for (const [first, last] of ranges) {
    for (const inside of [first, last])
      expect([inside, isPublicAddress(toText(inside))]).toEqual([inside, false]);
    for (const outside of [first - 1, last + 1])
      if (outside >= 0 && outside <= 0xffffffff)
        expect([outside, isPublicAddress(toText(outside))]).toEqual([outside, !isClosed(outside)]);
  }
});

test("no IPv6 address that carries an IPv4 address is public", () => {
  fc.assert(
    fc.property(fc.oneof(anyIpv4, closedIpv4), (number) => {
      const [dotted, groups] = [toText(number), toHexGroups(number)];
      const carriers = [
        `::ffff:${dotted}`,
        `::ffff:${groups}`,
        `::${groups}`,
        `::ffff:0:${groups}`,
        `64:ff9b::${groups}`,
        `64:ff9b:1::${groups}`,
        `2002:${groups}::1`,
        `2001:0:${groups}::1`,
      ];
      expect(carriers.filter((address) => isPublicAddress(address))).toEqual([]);
    }),
  );
});

test("no IPv6 address outside 2000::/3 is public", () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      fc.pre(((groups[0] ?? 0) & 0xe000) !== 0x2000);
      expect(isPublicAddress(groups.map((value) => value.toString(16)).join(":"))).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["::", false],
  ["::1", false],
  ["fc00::1", false],
  ["fdff:ffff::1", false],
  ["fe80::1", false],
  ["fe80::1%eth0", false],
  ["2606:4700::1%1", false],
  ["ff02::1", false],
  ["100::1", false],
  ["2001:db8::1", false],
  ["2001:1ff:ffff::1", false],
  ["2001:200::1", true],
  ["3fff:0fff::1", false],
  ["2606:4700:4700::1111", true],
  ["2a00:1450:4001:80b::200e", true],
  ["8.8.8.8", true],
  ["localhost", false],
  ["example.com", false],
  ["127.1", false],
  ["0x7f.0.0.1", false],
  ["2130706433", false],
  ["", false],
  ["[::1]", false],
])("%s: public %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
