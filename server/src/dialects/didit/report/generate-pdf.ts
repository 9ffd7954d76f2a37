import { getSession } from "#core/session/get-session.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "../call.ts";
import { gatherReport } from "../decision/gather-report.ts";
import { refuse } from "../errors.ts";
import type { Status } from "../words.ts";
import { printedReport } from "./printed-report.ts";

const finished: readonly Status[] = ["Approved", "Declined", "In Review", "Kyc Expired"];

/** GET /session/{id}/generate-pdf/: the decision as it is now, to be read on paper. */
export async function generatePdf(call: Call): Promise<Answer> {
  const { ports, integration } = call;
  const session = await getSession(ports, integration, call.id as SessionId);
  const report = await gatherReport(call, session);
  if (!finished.includes(report.status))
    throw refuse(403, "Only sessions that are approved, declined, in review or kyc expired have a report.");
  const events = await ports.events.listBySession(session.id);
  const bytes = await ports.printReport(printedReport(call, { report, events, at: ports.now(integration) }));
  return { bytes, contentType: "application/pdf", fileName: `session_${session.id}.pdf` };
}
