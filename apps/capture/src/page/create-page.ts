import type { DeviceFacts } from "../../../../server/src/api/capture/contract.ts";
import type { Backoff } from "../api/backoff.ts";
import type { Client } from "../api/client.ts";
import { type Milestone, milestonesOf } from "../embed/milestones.ts";
import { advance } from "../flow/advance.ts";
import { begin, type Facts, type Flow, type FlowEvent } from "../flow/flow.ts";
import { createLaterShipping } from "../upload/later-shipping.ts";
import { answerChallenge } from "./answer-challenge.ts";
import { createCameraKeeper } from "./camera-keeper.ts";
import { funnelOf } from "./funnel.ts";
import type { Page } from "./page-context.ts";
import { type Edge, runEffect } from "./run-effect.ts";

/** What the page is made of at its edge. */
export interface PageContext {
  readonly client: Client;
  readonly backoff: Omit<Backoff, "onNetwork">;
  readonly facts: Facts;
  readonly deviceFacts: DeviceFacts;
  readonly language: () => string;
  readonly onMilestone: (milestone: Milestone, flow: Flow) => void;
  readonly goTo: (url: string) => void;
}

/** The page as one thing: the machine, and what is done for it outside. */
export interface RunningPage {
  page(): Page;
  onChange(listener: () => void): void;
  setOnline(isOnline: boolean): void;
  start(): void;
}

/** Joins the machine with camera, network and storage. */
export function createPage(context: PageContext): RunningPage {
  const first = begin(context.facts);
  const listeners: (() => void)[] = [];
  const timer = createTimer(() => send({ type: "waited" }));
  let { flow } = first;
  const change = () => listeners.forEach((listener) => listener());
  const tellFunnel = funnelTeller(context.client);
  function send(event: FlowEvent): void {
    const before = flow;
    const turn = advance(before, event);
    flow = turn.flow;
    if (before.screen.name !== flow.screen.name) timer.stop();
    for (const milestone of milestonesOf(before, flow, event)) context.onMilestone(milestone, flow);
    tellFunnel(before, flow, event);
    for (const effect of turn.effects) runEffect(edge, effect);
    change();
  }
  const setOnline = (isOnline: boolean) => {
    if (flow.isOnline !== isOnline) send({ type: "network", isOnline });
  };
  const camera = createCameraKeeper({
    onOpen: () => (flow.screen.name === "opening" ? send({ type: "camera-open" }) : change()),
    onTrouble: (trouble) => send({ type: "camera-trouble", trouble }),
  });
  const { client } = context;
  const backoff = { ...context.backoff, onNetwork: setOnline };
  const shipping = createLaterShipping({ client, backoff, session: () => flow.session, send });
  const photos = createPhotos();
  const edge: Edge = {
    ...{ client, camera, shipping, send, flow: () => flow, photo: photos.photo, wait: timer.start },
    deviceFacts: context.deviceFacts,
    language: context.language,
    goBack: () => goBack(context, flow),
  };
  const own = pageOf(edge, photos);
  return {
    page: () => ({ flow, camera: camera.current(), ...own }),
    onChange: (listener) => void listeners.push(listener),
    setOnline,
    start: () => first.effects.forEach((effect) => runEffect(edge, effect)),
  };
}

/** What the screens may do; the same all the time, so that nothing is drawn again because of it. */
function pageOf(edge: Edge, photos: ReturnType<typeof createPhotos>): Omit<Page, "flow" | "camera"> {
  const { camera, shipping, send } = edge;
  return {
    ...photos,
    send,
    sendFrame: (frame) => shipping.shipFrame(stepIdOf(edge.flow()), frame),
    answerChallenge: (challengeId, frames) => answerChallenge(edge, challengeId, frames),
    flipCamera: () => void camera.open(camera.current()?.facing === "user" ? "environment" : "user"),
  };
}

/** Pictures at hand, in memory alone. */
function createPhotos(): Pick<Page, "keepPhoto" | "photo"> {
  const photos = new Map<string, Blob>();
  return {
    keepPhoto: (photo) => {
      const id = String(photos.size + 1);
      photos.set(id, photo);
      return id;
    },
    photo: (id) => photos.get(id),
  };
}

/** One timer, which belongs to the screen that started it. */
function createTimer(ring: () => void): { readonly start: (ms: number) => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    start: (ms) => {
      stop();
      timer = setTimeout(ring, ms);
    },
  };
}

function funnelTeller(client: Client): (before: Flow, after: Flow, event: FlowEvent) => void {
  const opened = performance.now();
  return (before, after, event) => {
    const events = funnelOf(before, after, event, Math.round(performance.now() - opened));
    // What the funnel misses is no trouble of the person's.
    if (events.length > 0 && after.session) client.funnel({ events: [...events] }).catch(() => undefined);
  };
}

function goBack({ onMilestone, goTo }: PageContext, flow: Flow): void {
  if (flow.facts.isFramed) onMilestone({ type: "finished" }, flow);
  else if (flow.session?.callbackUrl) goTo(flow.session.callbackUrl);
}

function stepIdOf({ screen }: Flow): string {
  return "use" in screen ? screen.use.stepId : "";
}
