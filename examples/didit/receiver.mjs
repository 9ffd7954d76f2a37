/**
 * Receives webhooks and verifies them, with Express.
 *
 *     WEBHOOK_SECRET=... node receiver.mjs [PORT]
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import express from "express";

const toleranceSeconds = 300;

/** What is signed: the body printed again with the keys of every object sorted. */
function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, canonical(value[name])]));
}

/** Whether X-Signature-V2 and X-Timestamp fit the body. */
function isVerified(raw, signature, timestamp, secret) {
  if (!signature || !(Math.abs(Date.now() / 1000 - Number(timestamp)) <= toleranceSeconds)) return false;
  const signed = JSON.stringify(canonical(JSON.parse(raw)));
  const expected = Buffer.from(createHmac("sha256", secret).update(signed, "utf8").digest("hex"));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const seen = new Set();
const app = express();

app.post("/webhook", express.raw({ type: "application/json", limit: "1mb" }), (request, response) => {
  const raw = request.body.toString("utf8");
  const [signature, timestamp] = [request.get("X-Signature-V2"), request.get("X-Timestamp")];
  if (!isVerified(raw, signature, timestamp, process.env.WEBHOOK_SECRET))
    return response.status(401).json({ error: "not verified" });
  const event = JSON.parse(raw);
  // The same event may come again: its id tells.
  if (!seen.has(event.event_id)) {
    seen.add(event.event_id);
    process.stdout.write(`${event.session_id} ${event.status} ${event.vendor_data}\n`);
  }
  return response.json({ received: true });
});

const server = app.listen(Number(process.argv[2] ?? 3000), "127.0.0.1", () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);
