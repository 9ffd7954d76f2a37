import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { progressOf, shareSent } from "../flow/progress.ts";
import { useText } from "../language/language-context.tsx";
import { usePage } from "../page/page-context.ts";
import { Toolbar } from "./toolbar.tsx";

interface LayoutProps {
  readonly title: string;
  /** What to do, in a picture before the words. */
  readonly picture?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** The one thing to do, in the thumb's reach, and what else there is. */
  readonly actions?: ComponentChildren;
}

/** One task a screen: a picture, a heading, few words, one primary action. */
export function Layout({ title, picture, children, actions }: LayoutProps) {
  const heading = useHeadingFocus(title);
  return (
    <div class="page">
      <Toolbar />
      <Banner />
      <main class="page-main">
        <div class="page-content">
          {picture && <div class="page-picture">{picture}</div>}
          <Progress />
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {children}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </main>
    </div>
  );
}

let isFirst = true;

/** Moves a screen reader to each new heading; the page's first one is read from the top anyway. */
export function useHeadingFocus(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
    scrollTo(0, 0);
  }, [title]);
  return heading;
}

/** Honest progress: which of how many steps. */
function Progress() {
  const t = useText();
  const progress = progressOf(usePage().flow);
  if (!progress) return null;
  const { step, total } = progress;
  return (
    <p class="progress">
      <span>{t("app.step", { n: step, total })}</span>
      <span class="progress-bar" aria-hidden="true">
        {Array.from({ length: total }, (_, i) => (
          <i key={i} class={i < step ? "is-done" : ""} />
        ))}
      </span>
    </p>
  );
}

/** Says that the network is away, or how much is sent; silent otherwise. */
export function Banner() {
  const t = useText();
  const { flow } = usePage();
  const share = shareSent(flow);
  const percent = new Intl.NumberFormat(t.language, { style: "percent" }).format(share ?? 0);
  return (
    <div class="banner" role="status">
      {flow.isOnline ? null : <p class="banner-offline">{t("app.offline")}</p>}
      {flow.isOnline &&
      share !== undefined &&
      flow.screen.name !== "checking" &&
      flow.screen.name !== "sending" ? (
        <p class="banner-sending">{t("app.sending", { percent })}</p>
      ) : null}
    </div>
  );
}
