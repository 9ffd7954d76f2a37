import { useEffect, useState } from "preact/hooks";
import type { Fault } from "../../../../server/src/api/capture/contract.ts";
import type { CameraUse, Screen, Shot } from "../flow/flow.ts";
import { useText } from "../language/language-context.tsx";
import type { Translator } from "../language/translate.ts";
import { usePage } from "../page/page-context.ts";
import { Button, FileButton } from "../parts/button.tsx";
import { Drawing, type DrawingName } from "../parts/drawing.tsx";
import { Icon } from "../parts/icon.tsx";
import { Layout } from "../parts/layout.tsx";
import { readFile } from "../upload/read-file.ts";
import { chosenType, stepTitle } from "./step-title.ts";

/** What to photograph and how, before the browser asks for the camera. */
export function PrimeScreen({ screen: { shot } }: { readonly screen: Extract<Screen, { name: "prime" }> }) {
  const t = useText();
  const { flow } = usePage();
  const isOptional = flow.session?.steps.some((step) => step.id === shot.stepId && step.isOptional);
  return (
    <Layout
      title={stepTitle(t, flow, shot.kind)}
      picture={<ShotDrawing use={shot} />}
      actions={
        <>
          <Button sends={{ type: "start-camera" }}>{t("camera.start")}</Button>
          <ChooseFile shot={shot} />
          {isOptional && (
            <Button kind="quiet" sends={{ type: "skip" }}>
              {t("go.skip")}
            </Button>
          )}
          {shot.kind === "document-front" && (
            <Button kind="quiet" sends={{ type: "back" }}>
              {t("go.back")}
            </Button>
          )}
        </>
      }
    >
      <p>{tip(t, shot)}</p>
      <p class="note">{t("camera.ask")}</p>
    </Layout>
  );
}

/** The browser asks for the camera: what to answer stands beside its question. */
export function OpeningScreen() {
  const t = useText();
  return (
    <Layout title={t("camera.title")} picture={<Drawing name="camera" />}>
      <p>{t("camera.ask")}</p>
    </Layout>
  );
}

function tip(t: Translator, { kind }: Shot): string {
  if (kind === "selfie") return t("camera.tip.face");
  if (kind === "proof-of-address") return t("camera.tip.letter");
  return t(kind === "document-back" ? "camera.tip.back" : "camera.tip.document");
}

/** What a step wants to see, as a picture. */
function ShotDrawing({ use }: { readonly use: CameraUse }) {
  const type = chosenType(usePage().flow);
  const names: Readonly<Record<CameraUse["kind"], DrawingName>> = {
    "document-front": type === "passport" ? "passport" : "card",
    "document-back": "card-back",
    selfie: "face",
    liveness: "moves",
    video: "camera",
    "proof-of-address": "letter",
  };
  return <Drawing name={names[use.kind]} />;
}

/** A picture that lies on the device already. */
export function ChooseFile({ shot }: { readonly shot: Shot }) {
  const t = useText();
  const { send, keepPhoto, flow } = usePage();
  const isLetter = shot.kind === "proof-of-address";
  const onFile = async (file: File) => {
    const photo = await readFile(file, flow.session?.limits.imageBytes);
    send({ type: "taken", taken: { id: keepPhoto(photo), origin: "file", faults: [] } });
  };
  return (
    <FileButton
      accept={isLetter ? "image/*,application/pdf" : "image/*"}
      onFile={(file) => void onFile(file)}
    >
      {t("camera.file")}
    </FileButton>
  );
}

/** The person looks at the picture before it is sent. */
export function ReviewScreen({ screen }: { readonly screen: Extract<Screen, { name: "review" }> }) {
  const t = useText();
  const { shot, taken } = screen;
  const isGood = taken.faults.length === 0;
  return (
    <Layout
      title={t("review.title")}
      picture={<Photo id={taken.id} alt={stepTitle(t, usePage().flow, shot.kind)} />}
      actions={
        <>
          <Button kind={isGood ? "primary" : "secondary"} sends={{ type: "use" }}>
            {t("review.use")}
          </Button>
          <Button kind={isGood ? "secondary" : "primary"} sends={{ type: "another" }}>
            {t("review.again")}
          </Button>
        </>
      }
    >
      {isGood ? (
        <p>{t(shot.kind === "selfie" ? "review.face" : "review.document")}</p>
      ) : (
        <Faults faults={taken.faults} />
      )}
    </Layout>
  );
}

/** A picture that was taken, from memory. */
function Photo({ id, alt }: { readonly id: string; readonly alt: string }) {
  const { photo } = usePage();
  const blob = photo(id);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (blob?.type === "application/pdf") return <Drawing name="letter" />;
  return url === undefined ? <div class="skeleton-block" /> : <img class="photo" src={url} alt={alt} />;
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useText();
  return (
    <ul class="faults">
      {faults.map((fault) => (
        <li key={fault}>
          <Icon name="arrow" />
          {t(`fault.${fault}`)}
        </li>
      ))}
    </ul>
  );
}

/** The picture travels, and the server takes a first look. */
export function CheckingScreen({
  screen: { shot },
}: {
  readonly screen: Extract<Screen, { name: "checking" }>;
}) {
  const t = useText();
  const share = usePage().flow.shipments[shot.stepId]?.share ?? 0;
  return (
    <Layout title={t("check.title")} picture={<ShotDrawing use={shot} />}>
      <Meter share={share} label={t("check.title")} />
    </Layout>
  );
}

/** How much of something is done. */
export function Meter({ share, label }: { readonly share: number; readonly label: string }) {
  return <progress class="meter" max={1} value={share} aria-label={label} />;
}

/** The server asks for a better picture; the person may keep this one. */
export function AgainScreen({
  screen: { shot, faults },
}: {
  readonly screen: Extract<Screen, { name: "again" }>;
}) {
  const t = useText();
  return (
    <Layout
      title={t("again.title")}
      picture={<ShotDrawing use={shot} />}
      actions={
        <>
          <Button sends={{ type: "start-camera" }}>{t("camera.start")}</Button>
          <ChooseFile shot={shot} />
          <Button kind="quiet" sends={{ type: "keep" }}>
            {t("again.keep")}
          </Button>
        </>
      }
    >
      <Faults faults={faults} />
    </Layout>
  );
}

/** A short video is asked for. */
export function VideoIntroScreen({
  screen: { use },
}: {
  readonly screen: Extract<Screen, { name: "video-intro" }>;
}) {
  const t = useText();
  const { flow } = usePage();
  const isOptional = flow.session?.steps.some((step) => step.id === use.stepId && step.isOptional);
  return (
    <Layout
      title={t("video.title")}
      picture={<Drawing name="face" />}
      actions={
        <>
          <Button sends={{ type: "start-camera" }}>{t("go.on")}</Button>
          {isOptional && (
            <Button kind="quiet" sends={{ type: "skip" }}>
              {t("go.skip")}
            </Button>
          )}
        </>
      }
    >
      <p>{t("video.text")}</p>
    </Layout>
  );
}
