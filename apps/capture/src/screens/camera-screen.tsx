import { useEffect, useRef, useState } from "preact/hooks";
import type { Fault, Thresholds } from "../../../../server/src/api/capture/contract.ts";
import { CameraExtras, CameraView } from "../camera/camera-view.tsx";
import { createGrabber, grabPhoto, wholeOf } from "../camera/grab.ts";
import { type Judge, useShutter } from "../camera/use-shutter.ts";
import { aspects, frameIn, ovalIn, type Region, regionInVideo } from "../camera/view-region.ts";
import { type FaceFinder, loadFaceFinder } from "../face/face-finder.ts";
import type { Shot } from "../flow/flow.ts";
import { stepOfKind } from "../flow/flow.ts";
import { adviseDocument, faultOfFrame } from "../hints/advise-document.ts";
import { adviseFace } from "../hints/advise-face.ts";
import { type BarcodeReader, loadBarcodeReader } from "../hints/barcode-reader.ts";
import { measureFrame } from "../hints/measure-frame.ts";
import { useText } from "../language/language-context.tsx";
import { type Page, usePage } from "../page/page-context.ts";
import { chosenType, stepTitle } from "./step-title.ts";

/** The camera for one picture: it takes it by itself when all is right, or when the person says so. */
export function CameraScreen({ shot }: { readonly shot: Shot }) {
  const t = useText();
  const page = usePage();
  const video = useRef<HTMLVideoElement>(null);
  const [isShowing, setShowing] = useState(false);
  const judge = useJudge(shot, page);
  const take = async () => {
    if (!video.current) return;
    const photo = await grabPhoto(video.current);
    const faults = faultsOf(video.current, shot, page.flow.session?.thresholds);
    page.send({ type: "taken", taken: { id: page.keepPhoto(photo), origin: "camera", faults } });
  };
  const advice = useShutter({ video, isShowing, judge, take: () => void take() });
  const isFace = shot.kind === "selfie";
  return (
    <CameraView
      title={stepTitle(t, page.flow, shot.kind)}
      advice={t(`hint.${advice ?? (isFace ? "face" : "document")}`)}
      isGood={advice === "good"}
      video={video}
      onShowing={() => setShowing(true)}
      overlay={(view) =>
        isFace ? (
          <Oval region={ovalIn(view)} view={view} />
        ) : (
          <Frame region={frameIn(view, aspectOf(shot, page))} view={view} />
        )
      }
      controls={
        <>
          <button
            type="button"
            class="shutter"
            aria-label={t("camera.start")}
            disabled={!isShowing}
            onClick={() => void take()}
          />
          <CameraExtras />
        </>
      }
    />
  );
}

function aspectOf({ kind }: Shot, { flow }: Page): number {
  if (kind === "proof-of-address") return aspects.letter;
  return chosenType(flow) === "passport" ? aspects.passport : aspects.card;
}

interface GuideProps {
  readonly region: Region;
  readonly view: { readonly width: number; readonly height: number };
}

/** Everything but the frame is dimmed. */
function Frame({ region: { x, y, width, height }, view }: GuideProps) {
  const r = 14;
  const inner = `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 01${r} ${r}v${height - 2 * r}a${r} ${r} 0 01-${r} ${r}h-${width - 2 * r}a${r} ${r} 0 01-${r}-${r}v-${height - 2 * r}a${r} ${r} 0 01${r}-${r}z`;
  return <Guide inner={inner} view={view} />;
}

/** The same for a face. */
export function Oval({ region: { x, y, width, height }, view }: GuideProps) {
  const [rx, ry] = [width / 2, height / 2];
  const inner = `M${x} ${y + ry}a${rx} ${ry} 0 01${width} 0a${rx} ${ry} 0 01-${width} 0z`;
  return <Guide inner={inner} view={view} />;
}

function Guide({ inner, view }: { readonly inner: string; readonly view: GuideProps["view"] }) {
  return (
    <>
      <path class="dim" fill-rule="evenodd" d={`M0 0h${view.width}v${view.height}H0z${inner}`} />
      <path class="guide" d={inner} />
    </>
  );
}

function useJudge(shot: Shot, page: Page): Judge {
  const grab = useRef(createGrabber());
  const before = useRef<Uint8Array>(undefined);
  const face = useLoaded<FaceFinder>(shot.kind === "selfie" ? loadFaceFinder : undefined);
  const needsCode =
    shot.kind === "document-back" && stepOfKind(page.flow, "document-back")?.hasBarcode === true;
  const barcode = useLoaded<BarcodeReader>(needsCode ? loadBarcodeReader : undefined);
  const thresholds = page.flow.session?.thresholds;
  return async (video) => {
    const isFace = shot.kind === "selfie";
    const region = isFace ? wholeOf(video) : documentRegion(video, aspectOf(shot, page));
    const pixels = grab.current(video, region);
    if (!pixels || !thresholds) return undefined;
    // The worker looks for faces while this thread measures.
    const faces = isFace ? face?.find(pixels) : undefined;
    const measure = measureFrame(pixels, before.current);
    before.current = measure.luma;
    if (isFace) return faces && adviseFace(await faces, measure, thresholds);
    const advice = adviseDocument(measure, thresholds);
    if (advice !== "good" || !barcode) return advice;
    return (await barcode.read(pixels)) ? "good" : "barcode";
  };
}

function documentRegion(video: HTMLVideoElement, aspect: number): Region {
  const view = { width: video.clientWidth, height: video.clientHeight };
  return regionInVideo(frameIn(view, aspect), view, { width: video.videoWidth, height: video.videoHeight });
}

/** Something that comes later; undefined until then, and for good when it cannot come: the shutter still works. */
function useLoaded<T>(load: (() => Promise<T>) | undefined): T | undefined {
  const [thing, setThing] = useState<T>();
  useEffect(() => {
    load?.().then(
      (loaded) => setThing(() => loaded),
      () => undefined,
    );
  }, [load]);
  return thing;
}

/** What the page finds wrong with the picture that it has just taken. */
function faultsOf(video: HTMLVideoElement, shot: Shot, thresholds: Thresholds | undefined): readonly Fault[] {
  const pixels = createGrabber()(video, wholeOf(video));
  if (!pixels || !thresholds) return [];
  const least = shot.kind === "selfie" ? thresholds.selfieSharpness : thresholds.documentSharpness;
  const fault = faultOfFrame(measureFrame(pixels, undefined), thresholds, least);
  return fault ? [fault] : [];
}
