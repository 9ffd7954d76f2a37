import { createHash } from "node:crypto";
import { VeriffClient } from "../veriff-client.ts";
import type { AcknowledgedSession, Ledger } from "./ledger.ts";

const atOnce = 8;

/** Asks the API for all that was acknowledged. Answers what is not as it was. */
export async function verifyLedger({ sessions }: Ledger): Promise<readonly string[]> {
  const problems: string[] = [];
  const waiting = [...sessions];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) problems.push(...(await verifySession(next)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return problems;
}

async function verifySession({
  id,
  account,
  uploads,
  isSubmitted,
}: AcknowledgedSession): Promise<readonly string[]> {
  const client = new VeriffClient(account);
  const [list, attempts] = [
    await client.get(`/sessions/${id}/media`),
    await client.get(`/sessions/${id}/attempts`),
  ];
  if (list.status !== 200 || attempts.status !== 200) return [`session ${id} is lost`];
  const problems: string[] = [];
  const listed = new Set(list.json.images.map((image: { id: string }) => image.id));
  for (const upload of uploads) {
    if (!listed.has(upload.id)) problems.push(`upload ${upload.id} is not listed`);
    const { bytes } = await client.get(`/media/${upload.id}`);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (sha256 !== upload.sha256) problems.push(`upload ${upload.id} is not what was sent`);
  }
  const states: readonly string[] = attempts.json.verifications.map((one: { status: string }) => one.status);
  const isOpen = states.every((state) => state === "created" || state === "started");
  if (isSubmitted && isOpen) problems.push(`the submission of ${id} is lost`);
  return problems;
}
