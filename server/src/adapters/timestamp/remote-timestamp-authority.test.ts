import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRemoteTimestampAuthority, type TimestampFetch } from "./remote-timestamp-authority.ts";
import { readTimestampToken } from "./read-timestamp-token.ts";
import { verifyTimestampToken } from "./verify-timestamp-token.ts";

const digest = hash("sha256", "a picture", "buffer");
const refused = { code: "storage-failed" };
let folder: string;

/** An authority as others run them: openssl's own, with an RSA key and the certificate chain of its makers. */
const config = `
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha512
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
clock_precision_digits = 3
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha384
[leaf]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[req]
distinguished_name = dn
[dn]
`;

function openssl(...options: readonly string[]): Buffer {
  return execFileSync("openssl", [...options], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
}

function hasOpenssl(): boolean {
  try {
    return execFileSync("openssl", ["version"]).toString().startsWith("OpenSSL");
  } catch {
    return false;
  }
}

const here = hasOpenssl();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remote-timestamp-"));
  if (!here) return;
  await writeFile(join(folder, "ts.cnf"), config);
  await writeFile(join(folder, "serial"), "00F1\n");
  const ca = ["-subj", "/O=Others/CN=Root", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-nodes"];
  openssl("req", "-x509", "-newkey", "rsa:2048", ...ca, "-addext", "basicConstraints=critical,CA:true");
  const request = ["-subj", "/O=Others/CN=TSA", "-keyout", "tsa.key", "-out", "tsa.csr", "-nodes"];
  openssl("req", "-newkey", "rsa:2048", ...request, "-config", "ts.cnf");
  const signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "20", "-out", "tsa.pem"];
  openssl("x509", "-req", "-in", "tsa.csr", ...signing, "-extfile", "ts.cnf", "-extensions", "leaf");
});
afterAll(() => rm(folder, { recursive: true }));

async function reply(query: Uint8Array): Promise<Uint8Array> {
  await writeFile(join(folder, "query.tsq"), query);
  return openssl("ts", "-reply", "-queryfile", "query.tsq", "-config", "ts.cnf");
}

/** An outside authority whose answers may be spoilt on the way. */
function authorityWith(spoil: (answer: Uint8Array) => Uint8Array, spoilQuery = (query: Uint8Array) => query) {
  const fetch: TimestampFetch = async ({ body }) => {
    return { status: 200, body: spoil(await reply(spoilQuery(body))) };
  };
  return createRemoteTimestampAuthority({ url: "https://tsa.example/", fetch });
}

function replaced(bytes: Uint8Array, wanted: Uint8Array, by: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const start = copy.indexOf(wanted);
  if (start < 0) throw new Error("nothing to replace");
  copy.set(by, start);
  return copy;
}

test.skipIf(!here)("an outside authority's token is handed on and leads to its root", async () => {
  const token = await authorityWith((answer) => answer).stamp(digest);
  const { readFile } = await import("node:fs/promises");
  const verified = verifyTimestampToken(token, digest, await readFile(join(folder, "ca.pem"), "utf8"));
  expect(Math.abs(verified.at.getTime() - Date.now())).toBeLessThan(60_000);
});

test.skipIf(!here)("an answer over another digest is refused", async () => {
  const other = hash("sha256", "another picture", "buffer");
  const authority = authorityWith(
    (answer) => answer,
    (query) => replaced(query, digest, other),
  );
  await expect(authority.stamp(digest)).rejects.toMatchObject(refused);
});

test.skipIf(!here)("an answer to another request over the same digest is refused", async () => {
  let first: Uint8Array | undefined;
  const authority = authorityWith((answer) => (first ??= answer));
  await authority.stamp(digest);
  await expect(authority.stamp(digest)).rejects.toMatchObject({
    ...refused,
    cause: { message: "the time-stamp answers another request" },
  });
});

test.skipIf(!here)("an answer whose time was altered is refused", async () => {
  const authority = authorityWith((answer) => {
    // Certificates write years with two digits before 2050; only the stamp itself has four.
    const today = new Date().toISOString().slice(0, 8).replaceAll("-", "");
    return replaced(answer, Buffer.from(today), Buffer.from(`1999${today.slice(4)}`));
  });
  await expect(authority.stamp(digest)).rejects.toMatchObject(refused);
});

test.skipIf(!here)("a refusal is told as storage-failed", async () => {
  // No such digest is allowed by that authority's configuration: SHA-256's identifier made into another.
  const authority = authorityWith(
    (answer) => answer,
    (query) =>
      replaced(query, Buffer.from("608648016503040201", "hex"), Buffer.from("608648016503040209", "hex")),
  );
  await expect(authority.stamp(digest)).rejects.toMatchObject({
    ...refused,
    cause: { message: "the time-stamp was refused" },
  });
});

test.each([
  ["nothing", { status: undefined, body: new Uint8Array() }],
  ["an error page", { status: 500, body: Buffer.from("<html>") }],
  ["a page", { status: 200, body: Buffer.from("<html>") }],
  ["an empty answer", { status: 200, body: new Uint8Array() }],
])("an authority that answers with %s is told as storage-failed", async (_, answer) => {
  const authority = createRemoteTimestampAuthority({
    url: "https://tsa.example/",
    fetch: async () => answer,
  });
  await expect(authority.stamp(digest)).rejects.toMatchObject(refused);
});

test.skipIf(!here)(
  "the request asks for the signer's certificate, with a fresh nonce each time",
  async () => {
    const nonces = new Set<string>();
    const authority = authorityWith((answer) => answer);
    for (let count = 0; count < 3; count += 1) {
      const token = readTimestampToken(await authority.stamp(digest));
      expect(token.certificates.length).toBeGreaterThan(0);
      nonces.add(token.info.nonce ?? "");
    }
    expect(nonces.size).toBe(3);
  },
);
