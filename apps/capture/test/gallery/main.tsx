import { render } from "preact";
import { loadTexts } from "../../src/language/languages.ts";
import { SpeechProvider } from "../../src/language/language-context.tsx";
import { createTranslator } from "../../src/language/translate.ts";
import { ScreenOf } from "../../src/page/app.tsx";
import { type Page, PageContext } from "../../src/page/page-context.ts";
import { LeaveDialog } from "../../src/screens/leave-dialog.tsx";
import { usesCamera } from "../../src/flow/next-screen.ts";
import { type Story, stories } from "./stories.ts";
import "../../src/style/page.css";
import "../../src/style/camera.css";

/** A stream that shows one picture. */
async function streamOf(picture: ImageBitmap): Promise<MediaStream> {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  const draw = () => canvas.getContext("2d")?.drawImage(picture, 0, 0);
  draw();
  const stream = canvas.captureStream(10);
  setInterval(draw, 100);
  return stream;
}

async function pageOf({ flow, sees }: Story): Promise<Page> {
  const file = sees && (await (await fetch(`/capture/pictures/${sees}.jpg`)).blob());
  const isLive = usesCamera(flow.screen) && file;
  const stream = isLive ? await streamOf(await createImageBitmap(file)) : undefined;
  const track = stream?.getVideoTracks()[0];
  return {
    flow,
    send: () => undefined,
    camera: stream && track && { stream, track, facing: sees === "face" ? "user" : "environment" },
    flipCamera: () => undefined,
    keepPhoto: () => "1",
    photo: () => file,
    sendFrame: async () => "1",
    answerChallenge: () => undefined,
  };
}

/** The story that the address names after its #; going to another one does not load the page again. */
async function show(): Promise<void> {
  const wish = new URLSearchParams(location.hash.slice(1));
  const story = stories.find(({ name }) => name === wish.get("story"));
  const root = document.getElementById("page");
  if (!story || !root) throw new Error("there is no such story");
  const language = wish.get("lang") ?? "en";
  const t = createTranslator(language, await loadTexts(language));
  document.documentElement.lang = t.language;
  document.documentElement.dir = t.direction;
  document.title = t("app.title");
  render(
    <PageContext.Provider value={await pageOf(story)}>
      <SpeechProvider value={{ t, setLanguage: () => undefined }}>
        <ScreenOf key={location.hash} screen={story.flow.screen} />
        {story.flow.isLeaving && <LeaveDialog />}
      </SpeechProvider>
    </PageContext.Provider>,
    root,
  );
  document.body.dataset["shows"] = location.hash;
}

addEventListener("hashchange", () => void show());

void show();
