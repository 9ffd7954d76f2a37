import { stepOfKind } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { Drawing } from "../parts/drawing.tsx";
import { Icon } from "../parts/icon.tsx";
import { Layout } from "../parts/layout.tsx";

/** What the flow is, what it needs, and whether the person agrees. */
export function ConsentScreen() {
  const t = useText();
  const { flow } = usePage();
  const needs = [
    stepOfKind(flow, "document-front") && t("start.document"),
    (stepOfKind(flow, "selfie") ?? stepOfKind(flow, "liveness")) && t("start.face"),
    stepOfKind(flow, "proof-of-address") && t("front.proof"),
  ].filter(Boolean);
  return (
    <Layout
      title={t("start.title")}
      picture={<Drawing name="start" />}
      actions={
        <>
          <p class="note">{t("start.note")}</p>
          <Button sends={{ type: "agree" }}>{t("start.agree")}</Button>
        </>
      }
    >
      {needs.length > 0 && <p>{t("start.text")}</p>}
      <ul class="needs">
        {needs.map((need) => (
          <li key={need}>
            <Icon name="check" />
            {need}
          </li>
        ))}
      </ul>
      <Privacy />
    </Layout>
  );
}

/** The customer's own text where he has one, in the page's language or in any. */
function Privacy() {
  const t = useText();
  const { privacyTexts = {}, privacyUrl = null } = usePage().flow.session?.branding ?? {};
  const text = privacyTexts[t.language] ?? t("privacy.text");
  return (
    <details class="privacy">
      <summary>{t("privacy.title")}</summary>
      {text.split("\n").map((line) => (
        <p key={line}>{line}</p>
      ))}
      {privacyUrl === null ? null : (
        <a href={privacyUrl} target="_blank" rel="noreferrer">
          {new URL(privacyUrl, location.href).host}
        </a>
      )}
    </details>
  );
}
