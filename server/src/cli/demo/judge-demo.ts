import { type DemoCase, type ExpectedEnd, endInWords } from "./demo-case.ts";
import type { DemoRun } from "./run-demo.ts";

type Judged = Pick<DemoRun, "end" | "fetched" | "webhooks">;

/** All that did not come out as the story should; empty when everything did. */
export function problemsOf(story: Pick<DemoCase, "ends">, run: Judged): readonly string[] {
  return [...problemsOfEnd(story, run), ...problemsOfWebhooks(run), ...problemsOfAnswer(run)];
}

function actualEnd({ end }: Pick<DemoRun, "end">): ExpectedEnd {
  return end.kind === "in-review" ? "in-review" : end.decision;
}

function problemsOfEnd({ ends }: Pick<DemoCase, "ends">, run: Judged): readonly string[] {
  const actual = endInWords(actualEnd(run));
  const expected = ends.map(endInWords);
  return expected.includes(actual) ? [] : [`It ended ${actual} instead of ${expected.join(" or ")}.`];
}

function problemsOfWebhooks({ webhooks }: Judged): readonly string[] {
  return webhooks.flatMap(({ path, signatures }) =>
    signatures.sha256 && signatures.hmac ? [] : [`A webhook to ${path} has a wrong signature.`],
  );
}

function problemsOfAnswer({ end, fetched }: Judged): readonly string[] {
  const { signatures, decision } = fetched;
  const wrong =
    signatures.sha256 && signatures.hmac ? [] : ["The answer with the decision has a wrong signature."];
  const told = end.kind === "decided" ? end.decision : undefined;
  const isSame = told?.code === decision?.code && told?.reasonCode === decision?.reasonCode;
  return isSame ? wrong : [...wrong, "The webhook and the answer to GET …/decision differ."];
}
