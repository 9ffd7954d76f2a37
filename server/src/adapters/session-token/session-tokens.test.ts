import { createHmac, randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionId } from "#core/session/session.ts";
import { createSessionTokens } from "./session-tokens.ts";

const master = randomBytes(32);
const tokens = createSessionTokens(master);
const id = "f04bdb47-d3be-4b28-b028-a652feb060b5" as SessionId;
const at = new Date("2026-05-01T10:00:00.900Z");

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

test("a token opens the session that it was issued for", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.date({ noInvalidDate: true, min: new Date(0) }), (uuid, createdAt) => {
      expect(tokens.verify(tokens.issue(uuid as SessionId, createdAt))).toBe(uuid);
    }),
  );
});

test("a token is a JWT whose claims last seven days from the session's creation, in seconds", () => {
  const [header = "", claims = "", ...rest] = tokens.issue(id, at).split(".");
  expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({ alg: "HS256", typ: "JWT" });
  const iat = Date.parse("2026-05-01T10:00:00Z") / 1000;
  const expected = { session_id: id, iat, exp: iat + 604_800 };
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toEqual(expected);
  expect(rest).toHaveLength(1);
});

test("the same session and time give the same token, also after a restart", () => {
  expect(createSessionTokens(master).issue(id, at)).toBe(tokens.issue(id, at));
});

test("no other text verifies, not even one that decodes to the same bytes", () => {
  const token = tokens.issue(id, at);
  const character = fc.stringMatching(/^[A-Za-z0-9_.=+/ -]$/);
  fc.assert(
    fc.property(fc.nat(token.length - 1), character, (position, replacement) => {
      fc.pre(token[position] !== replacement);
      const other = token.slice(0, position) + replacement + token.slice(position + 1);
      expect(tokens.verify(other)).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test.each(["", ".", "..", "...", "a.b.c", "é.é.é", "x".repeat(10_000)])("%j is no token", (text) => {
  expect(tokens.verify(text)).toBeUndefined();
});

test("something appended or cut off makes it no token", () => {
  const token = tokens.issue(id, at);
  for (const other of [`${token}=`, `${token}.`, ` ${token}`, token.slice(0, -1), `.${token}`])
    expect(tokens.verify(other)).toBeUndefined();
});

test("a token that names another algorithm is refused, even when signed as it says", () => {
  const claims = encode({ session_id: id, iat: 1 });
  for (const alg of ["none", "HS384", "RS256"]) {
    const signed = `${encode({ alg, typ: "JWT" })}.${claims}`;
    const mac = createHmac("sha256", master).update(signed).digest("base64url");
    for (const signature of ["", mac]) expect(tokens.verify(`${signed}.${signature}`)).toBeUndefined();
  }
});

test("a token signed with the master key itself is refused", () => {
  const signed = tokens.issue(id, at).split(".").slice(0, 2).join(".");
  const mac = createHmac("sha256", master).update(signed).digest("base64url");
  expect(tokens.verify(`${signed}.${mac}`)).toBeUndefined();
});

test("another server's token is refused, an older master key's token is not", () => {
  const newer = randomBytes(32);
  const token = tokens.issue(id, at);
  expect(createSessionTokens(newer).verify(token)).toBeUndefined();
  expect(createSessionTokens(newer, master).verify(token)).toBe(id);
});
