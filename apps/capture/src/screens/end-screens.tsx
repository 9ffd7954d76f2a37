import type { LinkState, RetakeReason } from "../../../../server/src/api/capture/contract.ts";
import { shareSent } from "../flow/progress.ts";
import { useText } from "../language/language-context.tsx";
import type { TextKey } from "../language/translate.ts";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { Drawing, type DrawingName } from "../parts/drawing.tsx";
import { Icon } from "../parts/icon.tsx";
import { Layout } from "../parts/layout.tsx";
import { SiteButton } from "./link-screens.tsx";
import { Meter } from "./shot-screens.tsx";

/** Everything is on its way. */
export function SendingScreen() {
  const t = useText();
  const share = shareSent(usePage().flow) ?? 1;
  return (
    <Layout title={t("send.title")} picture={<Drawing name="camera" />}>
      <p>{t("send.text")}</p>
      <Meter share={share} label={t("send.title")} />
    </Layout>
  );
}

/** The checks run. */
export function ProcessingScreen() {
  const t = useText();
  return (
    <Layout title={t("wait.title")} picture={<Drawing name="wait" />} actions={<SiteButton />}>
      <p>{t("wait.text")}</p>
      <progress class="meter" aria-label={t("wait.title")} />
    </Layout>
  );
}

interface End {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly drawing: DrawingName;
}
const inReview: End = { title: "result.review.title", text: "result.text", drawing: "person" };
const ends: Readonly<Partial<Record<LinkState, End>>> = {
  finished: { title: "result.approved.title", text: "result.text", drawing: "done" },
  closed: { title: "result.declined.title", text: "link.ask", drawing: "link" },
  "in-review": inReview,
};

/** What came out, told honestly, and the way back. */
export function ResultScreen() {
  const t = useText();
  const { session, facts } = usePage().flow;
  const { title, text, drawing } = ends[session?.state ?? "in-review"] ?? inReview;
  const goesBack = session?.callbackUrl && !facts.isFramed;
  return (
    <Layout title={t(title)} picture={<Drawing name={drawing} />} actions={<SiteButton />}>
      <p>{t(text)}</p>
      {goesBack && <p class="note">{t("result.redirect")}</p>}
    </Layout>
  );
}

const reasonTexts: Readonly<Record<RetakeReason, TextKey>> = {
  "media-missing": "reason.missing",
  "face-not-visible": "fault.no-face",
  "several-faces": "fault.several-faces",
  "document-not-fully-visible": "fault.cut-off",
  "poor-quality": "reason.quality",
  unreadable: "reason.unreadable",
  "document-damaged": "reason.damaged",
  "document-not-accepted": "reason.type",
  "document-expired": "reason.expired",
  "pictures-of-different-documents": "reason.mixed",
};

/** Why it has to be done once more. */
export function RetakeScreen() {
  const t = useText();
  const reasons = usePage().flow.session?.retake?.reasons ?? [];
  return (
    <Layout
      title={t("again.title")}
      picture={<Drawing name="again" />}
      actions={<Button sends={{ type: "read-reasons" }}>{t("go.on")}</Button>}
    >
      <ul class="faults">
        {reasons.map((reason) => (
          <li key={reason}>
            <Icon name="arrow" />
            {t(reasonTexts[reason])}
          </li>
        ))}
      </ul>
    </Layout>
  );
}
