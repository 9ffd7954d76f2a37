import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::FFFF:203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:4711", "203.0.113.7"],
  ["2001:db8::1", "2001:db8::1"],
  ["[2001:db8::1]:4711", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
])("%s is told as %s", (text, told) => {
  expect(clientAddress(text)).toBe(told);
});

test.each(["", "unknown", "203.0.113.700", 'x"<script>', "203.0.113.7:", "[]:1"])(
  "%j is no address",
  (text) => {
    expect(clientAddress(text)).toBeUndefined();
  },
);
