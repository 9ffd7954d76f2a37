import { useState } from "preact/hooks";
import type { Screen } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import type { TextKey } from "../language/translate.ts";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { Drawing, type DrawingName } from "../parts/drawing.tsx";
import { Layout } from "../parts/layout.tsx";

/** Keeps the place of what comes. */
export function LoadingScreen() {
  const t = useText();
  return (
    <Layout title={t("app.wait")} picture={<div class="skeleton-block" />}>
      <div class="skeleton-line" />
      <div class="skeleton-line is-short" />
    </Layout>
  );
}

/** A link that leads nowhere, with what to do about it. */
export function LinkScreen({ screen }: { readonly screen: Extract<Screen, { name: "link" }> }) {
  const t = useText();
  const text = {
    invalid: t("link.invalid.text"),
    expired: t("link.ask"),
    deleted: t("link.deleted.text"),
  }[screen.problem];
  const code = { invalid: "LINK-1", expired: "LINK-2", deleted: "LINK-3" }[screen.problem];
  return (
    <Layout
      title={t(`link.${screen.problem}.title`)}
      picture={<Drawing name="link" />}
      actions={<SiteButton />}
    >
      <p>{text}</p>
      <HelpCode code={code} />
    </Layout>
  );
}

/** A code that support can look up. */
export function HelpCode({ code }: { readonly code: string }) {
  const t = useText();
  return <p class="help-code">{t("app.code", { code })}</p>;
}

/** Back to the site that sent the person here, when there is one to go back to. */
export function SiteButton() {
  const t = useText();
  const { flow } = usePage();
  if (!flow.session?.callbackUrl && !flow.facts.isFramed) return null;
  return <Button sends={{ type: "return" }}>{t("go.site")}</Button>;
}

/** An app's own browser may not pass on the camera. */
export function InAppScreen() {
  const t = useText();
  return (
    <Layout
      title={t("browser.title")}
      picture={<Drawing name="browser" />}
      actions={
        <>
          <CopyLink kind="primary" />
          <Button kind="quiet" sends={{ type: "stay" }}>
            {t("go.here")}
          </Button>
        </>
      }
    >
      <p>{t("browser.text")}</p>
      <HelpCode code="APP-1" />
    </Layout>
  );
}

/** Copies the session's own address. */
export function CopyLink({ kind }: { readonly kind: "primary" | "secondary" | "quiet" }) {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  const { flow } = usePage();
  const url = flow.session?.url ?? location.href;
  const copy = () =>
    void navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => prompt(t("go.copy"), url),
    );
  return (
    <Button kind={kind} onClick={copy}>
      <span role="status">{isCopied ? t("go.copied") : t("go.copy")}</span>
    </Button>
  );
}

/** Another phone holds the session. */
export function ElsewhereScreen() {
  const t = useText();
  return (
    <Layout
      title={t("link.elsewhere.title")}
      picture={<Drawing name="phone" />}
      actions={<Button sends={{ type: "here" }}>{t("go.here")}</Button>}
    >
      <p>{t("link.elsewhere.text")}</p>
    </Layout>
  );
}

/** The person left; the way back stays open. */
export function LeftScreen() {
  const t = useText();
  return (
    <Layout
      title={t("left.title")}
      picture={<Drawing name="leave" />}
      actions={<Button sends={{ type: "retry" }}>{t("go.on")}</Button>}
    >
      <p>{t("leave.text")}</p>
    </Layout>
  );
}

interface MishapProps {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly drawing: DrawingName;
  readonly code: string;
}

function Mishap({ title, text, drawing, code }: MishapProps) {
  const t = useText();
  return (
    <Layout
      title={t(title)}
      picture={<Drawing name={drawing} />}
      actions={<Button sends={{ type: "retry" }}>{t("go.again")}</Button>}
    >
      <p>{t(text)}</p>
      <HelpCode code={code} />
    </Layout>
  );
}

/** Nothing can be fetched at all. */
export function OfflineScreen() {
  return <Mishap title="offline.title" text="offline.text" drawing="cloud" code="NET-1" />;
}

/** The server failed. */
export function FailedScreen() {
  return <Mishap title="failed.title" text="failed.text" drawing="cloud" code="SRV-1" />;
}

/** The server asks for a step that this page does not know. */
export function UnknownStepScreen() {
  return <Mishap title="unknown.title" text="unknown.text" drawing="browser" code="APP-2" />;
}
