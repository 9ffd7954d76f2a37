import { useEffect, useRef, useState } from "preact/hooks";
import { helpCodes } from "../camera/camera-trouble.ts";
import type { Facts } from "../flow/flow.ts";
import { begin } from "../flow/flow.ts";
import { SpeechProvider } from "../language/language-context.tsx";
import { loadTexts } from "../language/languages.ts";
import { createTranslator, type Texts, type Translator } from "../language/translate.ts";
import { PageContext, type Page } from "../page/page-context.ts";
import { Drawing, type DrawingName } from "../parts/drawing.tsx";
import { LanguageSwitch } from "../parts/toolbar.tsx";
import { Steps, troubles } from "../screens/trouble-screen.tsx";
import { browserPatient, examine, type Finding } from "./examine.ts";

interface DoctorProps {
  readonly facts: Facts;
  readonly first: { readonly language: string; readonly texts: Texts };
}

/** Checks the camera, names what is wrong, and says how to mend it. */
export function Doctor({ facts, first }: DoctorProps) {
  const [spoken, setSpoken] = useState(first);
  const [finding, setFinding] = useState<Finding>();
  const [isBusy, setBusy] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const t = createTranslator(spoken.language, spoken.texts);
  useEffect(() => {
    document.documentElement.lang = t.language;
    document.documentElement.dir = t.direction;
    document.title = t("doctor.title");
  }, [t.language]);
  const check = async () => {
    if (!video.current) return;
    setBusy(true);
    setFinding(await examine(browserPatient(facts, video.current)));
    setBusy(false);
  };
  const setLanguage = (language: string) =>
    void loadTexts(language).then((texts) => setSpoken({ language, texts }));
  return (
    <PageContext.Provider value={pageWithout(facts)}>
      <SpeechProvider value={{ t, setLanguage }}>
        <div class="page">
          <header class="toolbar">
            <span class="toolbar-name">{t("doctor.title")}</span>
            <LanguageSwitch />
          </header>
          <main class="page-main">
            <div class="page-content">
              <div class="page-picture">
                <video ref={video} class="photo" playsInline muted hidden={!isBusy} />
                {!isBusy && <Drawing name={drawingOf(finding)} />}
              </div>
              <div role="status">
                <Diagnosis t={t} facts={facts} finding={finding} />
              </div>
            </div>
            <div class="page-actions">
              <button type="button" class="button is-primary" disabled={isBusy} onClick={() => void check()}>
                {t(finding === undefined ? "doctor.title" : "go.again")}
              </button>
            </div>
          </main>
        </div>
      </SpeechProvider>
    </PageContext.Provider>
  );
}

/** The screens' parts stand on a page; here it has no session and does nothing. */
function pageWithout(facts: Facts): Page {
  return {
    flow: begin(facts).flow,
    send: () => undefined,
    camera: undefined,
    flipCamera: () => undefined,
    keepPhoto: () => "",
    photo: () => undefined,
    sendFrame: () => Promise.resolve(""),
    answerChallenge: () => undefined,
  };
}

function drawingOf(finding: Finding | undefined): DrawingName {
  if (finding === undefined) return "camera";
  if (finding === "good") return "done";
  if (finding === "denied") return "blocked";
  return finding === "in-app" ? "browser" : troubles[finding].drawing;
}

interface DiagnosisProps {
  readonly t: Translator;
  readonly facts: Facts;
  readonly finding: Finding | undefined;
}

function Diagnosis({ t, facts, finding }: DiagnosisProps) {
  if (finding === undefined || finding === "good") {
    return (
      <>
        <h1>{t(finding === "good" ? "doctor.good" : "doctor.title")}</h1>
        {finding === undefined && <p>{t("doctor.text")}</p>}
      </>
    );
  }
  const code = finding === "in-app" ? "APP-1" : helpCodes[finding];
  return (
    <>
      <h1>{titleOf(t, finding)}</h1>
      {finding === "denied" ? <Steps text={t(`denied.${facts.browser}`)} /> : <p>{textOf(t, finding)}</p>}
      <p class="help-code">{t("app.code", { code })}</p>
    </>
  );
}

function titleOf(t: Translator, finding: Exclude<Finding, "good">): string {
  if (finding === "denied") return t("denied.title");
  if (finding === "codec") return t("slow.title");
  return finding === "in-app" ? t("browser.title") : t(troubles[finding].title);
}

function textOf(t: Translator, finding: Exclude<Finding, "good" | "denied">): string {
  if (finding === "codec") return t("doctor.codec");
  return finding === "in-app" ? t("browser.text") : t(troubles[finding].text);
}
