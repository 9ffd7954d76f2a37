import type { Screen } from "../flow/flow.ts";
import { AddressForm, CodeForm } from "./contact-screens.tsx";
import { QuestionsForm } from "./questions-screen.tsx";

type Asking = Extract<Screen, { name: "questions" | "address" | "code" }>;

/** The screens that ask in words. A change of the step is a new screen. */
export function AnswerScreens({ screen }: { readonly screen: Asking }) {
  if (screen.name === "questions") return <QuestionsForm key={screen.stepId} screen={screen} />;
  if (screen.name === "address") return <AddressForm key={screen.stepId} screen={screen} />;
  return <CodeForm key={screen.stepId} screen={screen} />;
}
