import type { DocumentType, Step } from "../../../../server/src/api/capture/contract.ts";
import { type Flow, stepOfKind } from "../flow/flow.ts";
import type { TextKey, Translator } from "../language/translate.ts";

const plain: Readonly<Record<Exclude<Step["kind"], "document-front" | "document-back">, TextKey>> = {
  consent: "privacy.title",
  "document-choice": "choice.title",
  selfie: "face.title",
  video: "video.title",
  liveness: "move.title",
  "proof-of-address": "front.proof",
  questionnaire: "question.title",
  "contact-code": "contact.email.title",
};

/** The document that the person chose; an identity card before that. */
export function chosenType(flow: Pick<Flow, "session">): DocumentType {
  const choice = stepOfKind(flow, "document-choice");
  return choice?.chosen?.type ?? choice?.preselected.type ?? "identity-card";
}

/** What a step is called, in the words of the chosen document. */
export function stepTitle(t: Translator, flow: Pick<Flow, "session">, kind: Step["kind"]): string {
  const type = chosenType(flow);
  if (kind === "document-front") return t(`front.${type}`);
  // A passport shows nothing on its back; the words of a card serve where a customer asks for one all the same.
  if (kind === "document-back") return t(`back.${type === "passport" ? "identity-card" : type}`);
  if (kind === "contact-code" && stepOfKind(flow, kind)?.channel === "phone") return t("contact.phone.title");
  return t(plain[kind]);
}
