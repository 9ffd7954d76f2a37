import type { Screen } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { Drawing } from "../parts/drawing.tsx";
import { Layout } from "../parts/layout.tsx";
import { HelpCode } from "./link-screens.tsx";

function Begin() {
  const t = useText();
  return (
    <>
      <Button sends={{ type: "begin-moves", isAccessible: false }}>{t("go.on")}</Button>
      <Button kind="quiet" sends={{ type: "begin-moves", isAccessible: true }}>
        {t("move.alternative")}
      </Button>
    </>
  );
}

/** What will be asked, and the other way for those who cannot. */
export function MovesIntroScreen() {
  const t = useText();
  return (
    <Layout title={t("move.title")} picture={<Drawing name="moves" />} actions={<Begin />}>
      <p>{t("move.text")}</p>
      <p>{t("camera.tip.face")}</p>
    </Layout>
  );
}

/** The server looks at the moves. */
export function MovesCheckingScreen() {
  const t = useText();
  return (
    <Layout title={t("check.title")} picture={<Drawing name="moves" />}>
      <progress class="meter" aria-label={t("check.title")} />
    </Layout>
  );
}

/** Another try, with how many are left. */
export function MovesAgainScreen({ screen }: { readonly screen: Extract<Screen, { name: "moves-again" }> }) {
  const t = useText();
  return (
    <Layout title={t("move.again.title")} picture={<Drawing name="moves" />} actions={<Begin />}>
      <p>{t("move.again.text")}</p>
      <p class="note">{t("move.tries", { n: screen.triesLeft })}</p>
    </Layout>
  );
}

/** No try is left. */
export function MovesOverScreen() {
  const t = useText();
  return (
    <Layout title={t("move.over.title")} picture={<Drawing name="link" />}>
      <p>{t("link.ask")}</p>
      <HelpCode code="LIVE-1" />
    </Layout>
  );
}
