import { useEffect, useState } from "preact/hooks";
import type { AddressScreen, CodeScreen } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import type { Translator } from "../language/translate.ts";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { Drawing } from "../parts/drawing.tsx";
import { FieldError, Form, linksOf } from "../parts/form.tsx";
import { Layout } from "../parts/layout.tsx";

const form = "contact";

function useContact(stepId: string) {
  const step = usePage().flow.session?.steps.find(({ id }) => id === stepId);
  return step?.kind === "contact-code" ? step : { channel: "email" as const, codeLength: 6 };
}

/** Where should the code go? */
export function AddressForm({ screen }: { readonly screen: AddressScreen }) {
  const t = useText();
  const { send } = usePage();
  const { channel } = useContact(screen.stepId);
  const [address, setAddress] = useState("");
  const error = screen.isRefused ? t("question.check") : undefined;
  const kinds = { email: "email", phone: "tel" } as const;
  return (
    <Layout
      title={t(`contact.${channel}.title`)}
      picture={<Drawing name={channel === "email" ? "letter" : "phone"} />}
      actions={
        <Button form={form} isDisabled={screen.isSending}>
          {t("contact.send")}
        </Button>
      }
    >
      <Form id={form} faults={screen} onSubmit={() => send({ type: "send-code", address: address || " " })}>
        <div class="field">
          <label for="address">{t(`contact.${channel}.label`)}</label>
          <input
            {...(channel === "email" ? { type: "email" as const } : { type: "tel" as const })}
            {...linksOf("address", error)}
            {...{ class: "input", required: true, dir: "ltr", value: address, maxLength: 254 }}
            autocomplete={kinds[channel]}
            spellcheck={false}
            onInput={({ currentTarget }) => setAddress(currentTarget.value)}
          />
          <FieldError id="address" error={error} />
        </div>
      </Form>
    </Layout>
  );
}

/** Which code came? */
export function CodeForm({ screen }: { readonly screen: CodeScreen }) {
  const t = useText();
  const { send } = usePage();
  const { channel, codeLength } = useContact(screen.stepId);
  const [code, setCode] = useState("");
  const isOver = isUsedUp(screen);
  const error = errorOf(t, screen);
  return (
    <Layout
      title={t(`contact.${channel}.title`)}
      picture={<Drawing name={channel === "email" ? "letter" : "phone"} />}
      actions={
        isOver ? (
          <Button sends={{ type: "retry" }}>{t("go.on")}</Button>
        ) : (
          <>
            <Button form={form} isDisabled={screen.isSending || code.trim() === ""}>
              {t("go.on")}
            </Button>
            <Resend key={screen.sent.codesLeft} screen={screen} />
            <Button kind="quiet" sends={{ type: "change-address" }}>
              {t("go.back")}
            </Button>
          </>
        )
      }
    >
      <p>{t("contact.sent", { address: screen.sent.address ?? "" })}</p>
      <Form id={form} faults={screen} onSubmit={() => send({ type: "check-code", code })}>
        <div class="field">
          <label for="code">{t("contact.code")}</label>
          <input
            {...linksOf("code", error)}
            {...{ class: "input is-code", required: true, dir: "ltr", value: code, disabled: isOver }}
            {...{ inputMode: "numeric", autocomplete: "one-time-code", maxLength: codeLength + 4 }}
            onInput={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <FieldError id="code" error={error} />
        </div>
      </Form>
    </Layout>
  );
}

/** Nothing that the person types can help any more. */
function isUsedUp({ problem, sent }: CodeScreen): boolean {
  return problem === "used-up" || (problem === "expired" && sent.codesLeft <= 0);
}

function errorOf(t: Translator, screen: CodeScreen): string | undefined {
  if (isUsedUp(screen)) return t("move.over.title");
  if (screen.problem === "expired") return t("contact.expired");
  if (screen.problem === undefined) return undefined;
  return `${t("contact.wrong")} ${t("move.tries", { n: screen.attemptsLeft })}`;
}

/** Another code, once the last one had its time to arrive. */
function Resend({ screen: { sent, address, isSending } }: { readonly screen: CodeScreen }) {
  const t = useText();
  const left = useCountdown(sent.resendAfterSeconds);
  if (sent.codesLeft <= 0) return null;
  const seconds = new Intl.NumberFormat(t.language, { style: "unit", unit: "second" });
  return (
    <Button
      kind="quiet"
      isDisabled={isSending || left > 0}
      sends={address === undefined ? { type: "change-address" } : { type: "send-code", address }}
    >
      {t("contact.send")}
      {left > 0 && ` (${seconds.format(left)})`}
    </Button>
  );
}

/** Whole seconds until nothing is left, by the clock. */
function useCountdown(seconds: number): number {
  const [end] = useState(() => performance.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [left > 0]);
  return left;
}
