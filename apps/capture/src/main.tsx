import { render } from "preact";
import { createClient } from "./api/client.ts";
import { deviceId } from "./device/device-id.ts";
import { findLanguage, findToken } from "./device/find-token.ts";
import { deviceFactsOf, factsOf, readTraits } from "./device/read-facts.ts";
import { type Framer, greetParent, tellParent } from "./embed/tell-parent.ts";
import { chooseLanguage } from "./language/choose-language.ts";
import { languages, loadTexts } from "./language/languages.ts";
import { App } from "./page/app.tsx";
import { createPage } from "./page/create-page.ts";
import "./style/page.css";
import "./style/camera.css";

const address = new URL(location.href);
const traits = readTraits();
const parentWindow: Framer = {
  // Without a frame the window itself is the parent: apps that show the page in a web view listen there.
  post: (message) => parent.postMessage(message, traits.isFramed ? "*" : location.origin),
  now: () => performance.timeOrigin + performance.now(),
};
greetParent(parentWindow);

let language = chooseLanguage([findLanguage(address) ?? "", ...navigator.languages], languages);

/** Ends early when the network comes back. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(wake, ms);
    function wake(): void {
      clearTimeout(timer);
      removeEventListener("online", wake);
      resolve();
    }
    addEventListener("online", wake);
  });
}

async function start(): Promise<void> {
  const root = document.getElementById("page");
  if (!root) throw new Error("the document has no place for the page");
  let onNetwork: (isOnline: boolean) => void = () => undefined;
  const backoff = { sleep, random: Math.random };
  const client = createClient({
    token: findToken(address) ?? "",
    deviceId: deviceId(),
    fetch: (input, init) => fetch(input, init),
    backoff: { ...backoff, onNetwork: (isOnline) => onNetwork(isOnline) },
  });
  const running = createPage({
    client,
    backoff,
    facts: factsOf(traits),
    deviceFacts: deviceFactsOf(traits),
    language: () => language,
    onMilestone: (milestone, flow) => tellParent(parentWindow, milestone, flow.session),
    goTo: (url) => location.assign(url),
  });
  onNetwork = (isOnline) => running.setOnline(isOnline);
  addEventListener("online", () => running.setOnline(true));
  addEventListener("offline", () => running.setOnline(false));
  running.start();
  const texts = await loadTexts(language);
  render(
    <App running={running} spoken={{ language, texts }} onLanguage={(next) => (language = next)} />,
    root,
  );
}

void start();
