import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseMetadata } from "#dialects/didit/session/metadata.ts";
import { signBody } from "#dialects/didit/signature.ts";
import type { JsonObject } from "#lib/json.ts";
import { isVerified } from "../../support/didit-verifier.ts";
import { extremeObjects, hostileObject } from "../../support/hostile-json.ts";

const secret = "v6wXkX3mT7Qm9kq1bUoTLr3vYc8yN2pW0aZ5dE4fGhI";
const now = 1_774_970_000;
const wanted = 10_000;

/** A webhook as it is sent, and what its receivers look at. */
interface Sent {
  readonly raw: string;
  readonly signature: string;
  readonly timestamp: string;
}

function accepted(text: string): JsonObject | undefined {
  try {
    return parseMetadata(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function send(metadata: JsonObject, place: number): Sent {
  const score = Math.round(place * 7.13) / 100;
  const signed = signBody(
    {
      ...{
        event_id: "9c0c8b8a-1111-4222-9333-444444444444",
        webhook_type: "status.updated",
        status: "Approved",
      },
      ...{ timestamp: now, created_at: now, session_id: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", metadata },
      decision: { liveness_checks: [{ score }], metadata },
    },
    secret,
  );
  const { "x-signature-v2": signature = "", "x-timestamp": timestamp = "" } = signed.headers;
  return { raw: signed.body, signature, timestamp };
}

/** Ten thousand webhooks whose metadata was taken, of about twice as many that were asked for. */
const webhooks = ((): readonly Sent[] => {
  const sent = extremeObjects
    .map(accepted)
    .filter((metadata) => metadata !== undefined)
    .map(send);
  for (let seed = 1; sent.length < wanted; seed += 1)
    for (const text of fc.sample(hostileObject, { numRuns: 2000, seed })) {
      const metadata = accepted(text);
      if (metadata && sent.length < wanted) sent.push(send(metadata, sent.length));
    }
  return sent;
})();

test("[DE16] [DE09] a JavaScript receiver verifies every one of 10,000 webhooks with hostile metadata", () => {
  const failed = webhooks.filter((sent) => !isVerified(sent.raw, sent, secret, now));
  expect([webhooks.length, failed.slice(0, 3)]).toEqual([wanted, []]);
});

test("a JavaScript receiver refuses a webhook of which one character was changed", () => {
  const changed = webhooks
    .slice(0, 500)
    .map((sent) => ({ ...sent, raw: sent.raw.replace("Approved", "Declined") }));
  expect(changed.filter((sent) => isVerified(sent.raw, sent, secret, now))).toEqual([]);
});

const examples = fileURLToPath(new URL("../../../../examples/didit", import.meta.url));
const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** Prints how many it verified and how many of the altered ones. */
const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from receiver import is_verified
good = altered = 0
for line in open(sys.argv[2], encoding="utf-8"):
    sent = json.loads(line)
    raw = sent["raw"].encode()
    arguments = (sent["signature"], sent["timestamp"], sys.argv[3], int(sys.argv[4]))
    good += is_verified(raw, *arguments)
    altered += is_verified(raw.replace(b"Approved", b"Declined"), *arguments)
print(good, altered)
`;

test.runIf(hasPython)(
  "[DE16] a Python receiver verifies the same 10,000, and none that was altered",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "bonafide-signatures-"));
    const file = join(folder, "webhooks.jsonl");
    await writeFile(file, webhooks.map((sent) => JSON.stringify(sent)).join("\n"));
    const { stdout, stderr } = spawnSync("python3", ["-c", script, examples, file, secret, String(now)], {
      encoding: "utf8",
    });
    await rm(folder, { recursive: true });
    expect([stdout.trim(), stderr]).toEqual([`${wanted} 0`, ""]);
  },
);

test.each([
  ['{"a":1e-7}', "too small"],
  ['{"a":[{"b":1e21}]}', 'a[0].b" is too large'],
  ['{"a":{"10":1,"9":2}}', 'a" has keys that receivers sort'],
  ['{"__proto__":{"x":1}}', "__proto__"],
  ['{"a":"\\ud800"}', "surrogate"],
  ['{"\\ud800":1}', "surrogate"],
  ['{"😀":1,"\\ue000":2}', "sort in different orders"],
  ['{"a":9007199254740993}', "more digits"],
  [extremeObjects[4] ?? "", "nested"],
])("metadata %.30s is refused, and told why", (text, why) => {
  expect(() => parseMetadata(text)).toThrow(
    expect.objectContaining({ body: { metadata: [expect.stringContaining(why)] } }),
  );
});

test.each(['{"9":1}', '{"1":1,"a":2}', '{"a":-0.0}', '{"a":9007199254740992}', '{"b":0.0001,"a":1.50}'])(
  "metadata %s is taken",
  (text) => {
    expect(parseMetadata(text)).not.toBeNull();
  },
);
