import { useText } from "../language/language-context.tsx";
import { shipmentOf } from "../flow/progress.ts";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { Drawing } from "../parts/drawing.tsx";
import { Icon } from "../parts/icon.tsx";
import { Layout } from "../parts/layout.tsx";
import { lazy } from "../parts/lazy.tsx";
import { CopyLink } from "./link-screens.tsx";
import { stepTitle } from "./step-title.ts";

const QrCode = lazy<{ text: string; label: string }>(
  async () => (await import("../parts/qr-code.tsx")).QrCode,
);

/** A computer hands over to a phone. */
export function PhoneScreen() {
  const t = useText();
  const { flow } = usePage();
  return (
    <Layout
      title={t("phone.title")}
      picture={<QrCode text={flow.session?.url ?? location.href} label={t("phone.code")} />}
      actions={
        <>
          <CopyLink kind="primary" />
          <Button kind="quiet" sends={{ type: "here" }}>
            {t("phone.stay")}
          </Button>
        </>
      }
    >
      <p>{t("phone.text")}</p>
    </Layout>
  );
}

/** A computer shows how far the phone is. */
export function FollowingScreen() {
  const t = useText();
  const { flow } = usePage();
  const steps = flow.session?.steps ?? [];
  const now = steps.find((step) => !shipmentOf(flow, step.id));
  return (
    <Layout
      title={t("phone.title")}
      picture={<Drawing name="phone" />}
      actions={
        <Button kind="quiet" sends={{ type: "here" }}>
          {t("phone.stay")}
        </Button>
      }
    >
      <p>{t("phone.following.text")}</p>
      <ol class="steps" aria-live="polite">
        {steps
          .filter(({ kind }) => kind !== "video")
          .map((step) => (
            <li
              key={step.id}
              class={step.isDone ? "is-done" : ""}
              aria-current={step === now ? "step" : undefined}
            >
              <Icon name={step.isDone ? "check" : "dot"} />
              <span>{stepTitle(t, flow, step.kind)}</span>
            </li>
          ))}
      </ol>
    </Layout>
  );
}
