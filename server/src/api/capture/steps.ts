import { answerQuestions, checkStepCode, sendStepCode } from "#core/capture/answer-step.ts";
import { codeLimits } from "#core/contact/code-limits.ts";
import type { CaptureCall } from "./call.ts";
import { codeStateOf } from "./code-state.ts";
import type { AnswersTaken, CodeChecked, CodeSent } from "./step-contract.ts";
import { parseAnswers, parseCodeCheck, parseCodeRequest, pathStep } from "./parse.ts";

/** PUT /steps/{id}/answers: a questionnaire, whole. */
export async function putAnswers({ ports, actor, request }: CaptureCall): Promise<AnswersTaken> {
  const { answers } = parseAnswers(request);
  const faults = await answerQuestions(ports, actor, { stepId: pathStep(request), answers });
  return { faults: [...faults] };
}

/** POST /steps/{id}/code: sends one to an address. */
export async function postCode({ ports, actor, request }: CaptureCall): Promise<CodeSent> {
  const given = { stepId: pathStep(request), ...parseCodeRequest(request) };
  const { address, codesLeft, resendAt } = await sendStepCode(ports, actor, given);
  const at = new Date(resendAt.getTime() - codeLimits.resendAfterMs);
  return codeStateOf({ codesLeft, sent: { address, at } }, at);
}

/** POST /steps/{id}/code/check: what the person typed. */
export async function postCodeCheck({ ports, actor, request }: CaptureCall): Promise<CodeChecked> {
  return checkStepCode(ports, actor, { stepId: pathStep(request), ...parseCodeCheck(request) });
}
