import type { Screen } from "../flow/flow.ts";
import { lazy } from "../parts/lazy.tsx";
import { CameraScreens } from "./camera-screens.tsx";
import { ChoiceScreen } from "./choice-screen.tsx";
import { ProcessingScreen, ResultScreen, RetakeScreen, SendingScreen } from "./end-screens.tsx";
import { LoadingScreen } from "./link-screens.tsx";
import {
  MovesAgainScreen,
  MovesCheckingScreen,
  MovesIntroScreen,
  MovesOverScreen,
} from "./moves-screens.tsx";
import { FollowingScreen, PhoneScreen } from "./phone-screens.tsx";
import {
  AgainScreen,
  CheckingScreen,
  OpeningScreen,
  PrimeScreen,
  ReviewScreen,
  VideoIntroScreen,
} from "./shot-screens.tsx";
import { TroubleScreen } from "./trouble-screen.tsx";

type Named<N extends Screen["name"]> = Extract<Screen, { name: N }>;

const answers = () => import("./answer-screens.tsx");
const AnswerScreens = lazy<{ screen: Named<"questions" | "address" | "code"> }>(
  async () => (await answers()).AnswerScreens,
);

/** Every screen after the first. */
export function LaterScreen({ screen }: { readonly screen: Screen }) {
  switch (screen.name) {
    case "phone":
      return <PhoneScreen />;
    case "following":
      return <FollowingScreen />;
    case "choice":
      return <ChoiceScreen />;
    case "prime":
      // A change of the step is a new screen, not the same one with other words.
      return <PrimeScreen key={screen.shot.stepId} screen={screen} />;
    case "opening":
      return <OpeningScreen />;
    case "camera":
    case "moves":
    case "recording":
      return <CameraScreens screen={screen} />;
    case "trouble":
      return <TroubleScreen screen={screen} />;
    case "review":
      return <ReviewScreen screen={screen} />;
    case "checking":
      return <CheckingScreen screen={screen} />;
    case "again":
      return <AgainScreen screen={screen} />;
    case "video-intro":
      return <VideoIntroScreen screen={screen} />;
    default:
      return <EndScreen screen={screen} />;
  }
}

function EndScreen({ screen }: { readonly screen: Screen }) {
  switch (screen.name) {
    case "questions":
    case "address":
    case "code":
      return <AnswerScreens screen={screen} />;
    case "moves-intro":
      return <MovesIntroScreen />;
    case "moves-checking":
      return <MovesCheckingScreen />;
    case "moves-again":
      return <MovesAgainScreen screen={screen} />;
    case "moves-over":
      return <MovesOverScreen />;
    case "sending":
      return <SendingScreen />;
    case "processing":
      return <ProcessingScreen />;
    case "result":
      return <ResultScreen />;
    case "retake":
      return <RetakeScreen />;
    default:
      return <LoadingScreen />;
  }
}
