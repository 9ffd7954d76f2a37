import { execFileSync } from "node:child_process";
import { hash, randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTimestampAuthority, type OwnTimestampAuthority } from "./timestamp-authority.ts";
import { readTimestampToken } from "./read-timestamp-token.ts";
import { verifyTimestampToken } from "./verify-timestamp-token.ts";

const digest = hash("sha256", "a picture", "buffer");
let at = new Date();
let home: string;
let authority: OwnTimestampAuthority;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "timestamp-"));
  authority = await createTimestampAuthority({ home, now: () => at });
});
afterAll(() => rm(home, { recursive: true }));

function hasOpenssl(): boolean {
  try {
    return execFileSync("openssl", ["version"]).toString().startsWith("OpenSSL");
  } catch {
    return false;
  }
}

async function opensslVerify(token: Uint8Array, sha256: Uint8Array): Promise<string> {
  await writeFile(join(home, "token.der"), token);
  await writeFile(join(home, "ca.pem"), authority.caCertificatePem);
  const options = ["-sha256", "-in", "token.der", "-token_in", "-CAfile", "ca.pem"];
  const command = ["ts", "-verify", "-digest", sha256.toHex(), ...options];
  return execFileSync("openssl", command, { cwd: home, stdio: ["ignore", "pipe", "ignore"] }).toString();
}

function opensslText(token: string): string {
  return execFileSync("openssl", ["ts", "-reply", "-in", token, "-token_in", "-token_out", "-text"], {
    cwd: home,
    stdio: ["ignore", "pipe", "ignore"],
  }).toString();
}

test("a token verifies, and says when and under which number", async () => {
  at = new Date("2026-12-01T10:20:30.400Z");
  const verified = verifyTimestampToken(await authority.stamp(digest), digest, authority.caCertificatePem);
  at = new Date();
  expect(verified.at.toISOString()).toBe("2026-12-01T10:20:30.400Z");
  expect(verified.serial).toMatch(/^[0-9a-f]{28,32}$/);
});

test("a token verifies over no other digest", async () => {
  const token = await authority.stamp(digest);
  const other = hash("sha256", "another picture", "buffer");
  expect(() => verifyTimestampToken(token, other, authority.caCertificatePem)).toThrow("another digest");
});

test("altering any byte of what a token says undoes it", async () => {
  const token = Buffer.from(await authority.stamp(digest));
  const { content } = readTimestampToken(token);
  const start = token.indexOf(content);
  for (let position = start; position < start + content.length; position += 1)
    expect(outcome(flip(token, position)), `byte ${position}`).toBeInstanceOf(Error);
});

test("a token altered anywhere is refused or says the same", async () => {
  const token = Buffer.from(await authority.stamp(digest));
  const genuine = outcome(token);
  const altered = Array.from(token, (_, position) => outcome(flip(token, position)));
  const accepted = altered.filter((result) => !(result instanceof Error));
  for (const result of accepted) expect(result).toEqual(genuine);
  // What no signature covers: version numbers and the lists of digests and unused fields around the content.
  expect(accepted.length).toBeLessThan(30);
});

function flip(token: Buffer, position: number): Uint8Array {
  return token.with(position, (token[position] ?? 0) ^ 0x01);
}

function outcome(token: Uint8Array): unknown {
  try {
    return verifyTimestampToken(token, digest, authority.caCertificatePem);
  } catch (error) {
    return error;
  }
}

test("bytes that are no token are refused without harm", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(outcome(bytes)).toBeInstanceOf(Error);
    }),
    { numRuns: 1000 },
  );
});

test("a token leads to its own authority's root and to no other", async () => {
  const other = await createTimestampAuthority({ home: join(home, "other"), now: () => at });
  const token = await authority.stamp(digest);
  expect(() => verifyTimestampToken(token, digest, other.caCertificatePem)).toThrow("no trusted root");
  const both = other.caCertificatePem + authority.caCertificatePem;
  expect(verifyTimestampToken(token, digest, both).serial).toMatch(/./);
});

test("a token made outside its certificate's validity is refused", async () => {
  at = new Date("2080-01-01T00:00:00Z");
  const token = await authority.stamp(digest);
  at = new Date();
  expect(() => verifyTimestampToken(token, digest, authority.caCertificatePem)).toThrow("no trusted root");
});

test.skipIf(!hasOpenssl())("openssl accepts tokens of every form of time and number", async () => {
  for (const time of ["2026-12-01T10:20:30.400Z", "2026-12-01T10:20:30.000Z", "2049-12-31T23:59:59.001Z"]) {
    at = new Date(time);
    expect(await opensslVerify(await authority.stamp(digest), digest)).toContain("OK");
    expect(opensslText("token.der")).toContain(`Time stamp: ${opensslTime(at)}`);
  }
  at = new Date();
});

function opensslTime(time: Date): string {
  const [month, day] = [time.toUTCString().slice(8, 11), time.getUTCDate()];
  const clock = time
    .toISOString()
    .slice(11, 23)
    .replace(/\.?0+$/, "");
  return `${month} ${String(day).padStart(2)} ${clock.length < 8 ? clock.padEnd(8, "0") : clock}`;
}

test.skipIf(!hasOpenssl())("openssl refuses a token over another digest", async () => {
  const token = await authority.stamp(digest);
  await expect(opensslVerify(token, randomBytes(32))).rejects.toThrow("Command failed");
});

test("a later start goes on with the same authority", async () => {
  const again = await createTimestampAuthority({ home, now: () => at });
  expect(again.caCertificatePem).toBe(authority.caCertificatePem);
  const token = await again.stamp(digest);
  expect(verifyTimestampToken(token, digest, authority.caCertificatePem).at).toEqual(at);
});

test("starts at the same moment agree on one authority", async () => {
  const shared = join(home, "shared");
  const starts = Array.from({ length: 5 }, () => createTimestampAuthority({ home: shared, now: () => at }));
  const roots = (await Promise.all(starts)).map(({ caCertificatePem }) => caCertificatePem);
  expect(new Set(roots).size).toBe(1);
  expect(await readdir(shared)).toEqual(["timestamp-authority.pem"]);
});

test("the authority's file is closed to others, or it is refused", async () => {
  const path = join(home, "timestamp-authority.pem");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await chmod(path, 0o644);
  await expect(createTimestampAuthority({ home, now: () => at })).rejects.toThrow("can be read by others");
  await chmod(path, 0o600);
});

test("no two tokens have one serial number", async () => {
  const tokens = await Promise.all(Array.from({ length: 200 }, () => authority.stamp(digest)));
  const serials = tokens.map(
    (token) => verifyTimestampToken(token, digest, authority.caCertificatePem).serial,
  );
  expect(new Set(serials).size).toBe(200);
});

test("what is no SHA-256 digest is not stamped", async () => {
  await expect(authority.stamp(randomBytes(20))).rejects.toMatchObject({ code: "input-invalid" });
});
