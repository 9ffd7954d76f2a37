import { helpCodes } from "../camera/camera-trouble.ts";
import type { CameraTrouble, Screen } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import type { TextKey } from "../language/translate.ts";
import { usePage } from "../page/page-context.ts";
import { Button } from "../parts/button.tsx";
import { Drawing, type DrawingName } from "../parts/drawing.tsx";
import { Layout } from "../parts/layout.tsx";
import { CopyLink, HelpCode } from "./link-screens.tsx";
import { ChooseFile } from "./shot-screens.tsx";

interface Trouble {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly drawing: DrawingName;
}

/** What each trouble is called and what to do; being denied has steps of its own for each browser. */
export const troubles: Readonly<Record<Exclude<CameraTrouble, "denied">, Trouble>> = {
  missing: { title: "missing.title", text: "missing.text", drawing: "blocked" },
  busy: { title: "busy.title", text: "busy.text", drawing: "camera" },
  slow: { title: "slow.title", text: "slow.text", drawing: "wait" },
  lost: { title: "lost.title", text: "lost.text", drawing: "again" },
  insecure: { title: "insecure.title", text: "insecure.text", drawing: "lock" },
  framed: { title: "framed.title", text: "framed.text", drawing: "browser" },
  codec: { title: "video.title", text: "video.none", drawing: "phone" },
};

/** No picture from the camera: why, what to do, and the way round. */
export function TroubleScreen({
  screen: { trouble, use },
}: {
  readonly screen: Extract<Screen, { name: "trouble" }>;
}) {
  const t = useText();
  const { facts } = usePage().flow;
  const known = trouble === "denied" ? undefined : troubles[trouble];
  const { kind, stepId } = use;
  const isShot = kind !== "liveness" && kind !== "video";
  return (
    <Layout
      title={t(known?.title ?? "denied.title")}
      picture={<Drawing name={known?.drawing ?? "blocked"} />}
      actions={
        <>
          <WayOut trouble={trouble} />
          {isShot && <ChooseFile shot={{ kind, stepId }} />}
          <Button kind="quiet" sends={{ type: "back" }}>
            {t("go.back")}
          </Button>
        </>
      }
    >
      {known ? <p>{t(known.text)}</p> : <Steps text={t(`denied.${facts.browser}`)} />}
      <HelpCode code={helpCodes[trouble]} />
    </Layout>
  );
}

/** Lines as numbered steps. */
export function Steps({ text }: { readonly text: string }) {
  return (
    <ol class="mend">
      {text.split("\n").map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}

function WayOut({ trouble }: { readonly trouble: CameraTrouble }) {
  const t = useText();
  const { flow } = usePage();
  if (trouble === "framed") {
    return (
      <a class="button is-primary" href={flow.session?.url ?? location.href} target="_blank" rel="noreferrer">
        {t("framed.open")}
      </a>
    );
  }
  if (trouble === "insecure" || trouble === "codec") return <CopyLink kind="primary" />;
  return <Button sends={{ type: "retry" }}>{t("go.again")}</Button>;
}
