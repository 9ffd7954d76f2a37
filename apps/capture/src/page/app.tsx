import { useEffect, useState } from "preact/hooks";
import type { Screen } from "../flow/flow.ts";
import { SpeechProvider } from "../language/language-context.tsx";
import { chooseLanguage } from "../language/choose-language.ts";
import { languages, loadTexts } from "../language/languages.ts";
import { createTranslator, type Texts } from "../language/translate.ts";
import { lazy } from "../parts/lazy.tsx";
import { ConsentScreen } from "../screens/consent-screen.tsx";
import { LeaveDialog } from "../screens/leave-dialog.tsx";
import {
  ElsewhereScreen,
  FailedScreen,
  InAppScreen,
  LeftScreen,
  LinkScreen,
  LoadingScreen,
  OfflineScreen,
  UnknownStepScreen,
} from "../screens/link-screens.tsx";
import { PageContext } from "./page-context.ts";
import type { RunningPage } from "./create-page.ts";

const later = () => import("../screens/later-screen.tsx");
const LaterScreen = lazy<{ screen: Screen }>(async () => (await later()).LaterScreen);

/** What the page speaks at the moment. */
export interface Spoken {
  readonly language: string;
  readonly texts: Texts;
}

interface AppProps {
  readonly running: RunningPage;
  readonly spoken: Spoken;
  readonly onLanguage: (language: string) => void;
}

/** The whole page: the machine's screen, in the person's language. */
export function App({ running, spoken: first, onLanguage }: AppProps) {
  const [, redraw] = useState(0);
  const [spoken, setSpoken] = useState(first);
  const [isChosen, setChosen] = useState(false);
  useEffect(() => {
    const end = running.onChange(() => redraw((n) => n + 1));
    // What changed between the first drawing and this is on no screen yet.
    redraw((n) => n + 1);
    return end;
  }, [running]);
  const page = running.page();
  const { session, screen, isLeaving } = page.flow;
  const t = createTranslator(spoken.language, spoken.texts, session?.branding.texts[spoken.language]);
  const speak = async (language: string) => setSpoken({ language, texts: await loadTexts(language) });
  useEffect(() => {
    const wish = session?.language ?? "und";
    if (isChosen || wish === "und") return;
    const language = chooseLanguage([wish], languages);
    if (language !== spoken.language) void speak(language);
  }, [session?.language]);
  useEffect(() => {
    document.documentElement.lang = t.language;
    document.documentElement.dir = t.direction;
    document.title = t("app.title");
    onLanguage(t.language);
  }, [t.language]);
  useTheme(session?.branding.colours);
  useEffect(() => {
    // The first screen is light; the rest comes while the person reads it.
    const timer = setTimeout(() => void later(), 1500);
    return () => clearTimeout(timer);
  }, []);
  const setLanguage = (language: string) => {
    setChosen(true);
    void speak(language);
  };
  return (
    <PageContext.Provider value={page}>
      <SpeechProvider value={{ t, setLanguage }}>
        <ScreenOf screen={screen} />
        {isLeaving && <LeaveDialog />}
      </SpeechProvider>
    </PageContext.Provider>
  );
}

const cssNames = {
  accent: "--accent",
  onAccent: "--on-accent",
  background: "--ground",
  text: "--ink",
} as const;

function useTheme(colours: Readonly<Record<keyof typeof cssNames, string | null>> | undefined): void {
  useEffect(() => {
    if (!colours) return;
    const { style } = document.documentElement;
    for (const [name, property] of Object.entries(cssNames)) {
      const colour = colours[name as keyof typeof cssNames];
      if (colour !== null) style.setProperty(property, colour);
    }
  }, [colours?.accent, colours?.background]);
}

/** What is shown first is here; everything after it comes in a second file. */
export function ScreenOf({ screen }: { readonly screen: Screen }) {
  switch (screen.name) {
    case "loading":
      return <LoadingScreen />;
    case "link":
      return <LinkScreen screen={screen} />;
    case "in-app":
      return <InAppScreen />;
    case "elsewhere":
      return <ElsewhereScreen />;
    case "consent":
      return <ConsentScreen />;
    case "left":
      return <LeftScreen />;
    case "offline":
      return <OfflineScreen />;
    case "failed":
      return <FailedScreen />;
    case "unknown-step":
      return <UnknownStepScreen />;
    default:
      return <LaterScreen screen={screen} />;
  }
}
